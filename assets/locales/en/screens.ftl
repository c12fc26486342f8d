# The frame.
bar = Places
bar-here = (you are here)
bar-practise = Practise
bar-journal = Journal
bar-share = Share
back = Back

# Fields, times and days.
field-show = Show what you type
time-earlier = Earlier
time-later = Later
time-hour = Hour
time-minute = Minute
day-earlier = A day earlier
day-later = A day later
day-today = Today
day-yesterday = Yesterday
day-tomorrow = Tomorrow

# Names of screens.
today-title = Today
help-title = Help
settings-title = Settings
sessions-title = Sessions
session-title = Session
door-title = Welcome
locked-title = Groundwork
broken-title = Groundwork
safety-title = Before you go on
