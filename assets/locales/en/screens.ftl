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

# Used on several screens.
next = Next
save = Save
saved = Saved
cancel = Cancel
close = Close
done = Done
progress = { $at } of { $of }
nobody-sees = Nobody sees what you write here unless you show it.

# Set-up, one question a screen.
door-welcome = A quiet companion for the days after
door-welcome-text = Groundwork reminds you to sleep, rest and practise after a ketamine session, and helps you keep a record to share with your therapist.
door-begin = Begin
door-promises = Good to know first
door-promise-is = This is a private journal and reminder tool, to use alongside care from your own clinicians.
door-promise-is-not = It does not diagnose or treat, and it does not know if you are in danger.
door-promise-private = It has no account and no server. Nobody sees what you write here unless you show it.
door-promise-clinic = Follow your clinic's instructions if they differ.
door-promise-emergency = In an emergency, call your local emergency number. Help is at the top right of every screen.
door-promise-adult = It is for people of 18 years or older, under a prescriber's care.
door-agree = I am 18 or older
door-bedtime = When do you usually go to bed?
door-bedtime-hint = Reminders will fit around your night. You can change this later.
door-waking = When do you usually wake up?
door-waking-hint = Nothing will reach you before then.
door-country = Which country are you in?
door-country-hint = So that Help shows the right numbers. We never guess it.
door-no-country = Please choose a country. If yours is not here, choose the last one.
door-therapist = Who will you share your summary with?
door-therapist-label = Therapist's name
door-therapist-hint = You can leave this empty.
door-passphrase = Choose a passphrase
door-passphrase-text = It locks your journal on this device. Nobody else has it, so nobody can reset it for you.
door-passphrase-label = Passphrase
door-passphrase-hint = A few words that you will remember. Spaces are fine.
door-no-passphrase = Please type a passphrase, or take six words.
door-suggest = Suggest six words
door-make = Lock my journal with this
door-making = Making your keys…
door-words = Your recovery words
door-words-text = Write these on paper and keep it safe. They open your journal if you forget the passphrase. They are shown only now.
door-noted = I have written them down
door-ask-back = One word, to be sure
door-ask-back-label = What is word { $number }?
door-not-that-word = That is not the word at this place. Look at your paper, or see the words again.
door-words-again = See the words again
door-done = Your journal is ready
door-done-text = When you have a session, tell Groundwork its time. Your week unfolds from there.
door-done-help = Help is always at the top right, also while the journal is locked.
door-open = Open Today

# The locked door.
locked-passphrase = Passphrase
locked-open = Unlock
locked-opening = Opening…
locked-recover = Use recovery words
locked-wait = { $long ->
    [yes] You can try again in { $minutes } minutes.
   *[no] { $seconds ->
        [one] You can try again in 1 second.
       *[other] You can try again in { $seconds } seconds.
    }
  }
recover-title = Open with recovery words
recover-words = Your recovery words
recover-words-hint = All of them, in order, with spaces between.
recover-passphrase = New passphrase
recover-open = Open and keep this passphrase
recover-wrong = These words do not open this journal. Nothing was changed. Please check each word and its place.
broken-heading = The journal cannot be opened now
broken-again = Look again

# The sorts of thing that the plan asks for.
kind-sleep = Sleep
kind-rest = Rest
kind-exercise = Practice
kind-prompt = Notebook
kind-measure = Questionnaire
kind-safety = Safety

# Today.
today-place = Where you are
today-no-session = Your week begins with a session
today-no-session-text = When you have had one, tell Groundwork its time. Sleep, rest and practice are then laid out for the days after.
today-days-until = { $day ->
    [one] Tomorrow is your session · { $phase }
   *[other] { $day } days until your session · { $phase }
  }
today-day-of = Day of your session · { $phase }
today-day = Day { $day } · { $phase }
today-whether-held = Did your session take place?
today-held = Yes
today-moved = It was moved
today-not-held = No
today-unheard = Reminders cannot pop up on this device now. They show here instead.
today-draft = You left this open
today-draft-other = Something you began
today-nothing = Nothing needs you now. Rest counts.
today-gentle = Today seems to be a hard day
today-gentle-text = Only what is gentle is offered now. All else can wait, and comes back by itself.
today-gentle-help = Help, my people, my safety plan
today-also = Also now
today-begin = Begin
today-rest = Rest { $minutes } minutes
today-later = Later
today-why = Why, and what comes next
today-not-today = Not today
today-later-today = Later today
today-earlier = Earlier
state-done = done
state-skipped = not today
state-missed = not done - that's fine
today-home-time = These are times at home, in { $place }.
catch-up-title = These waited for you
catch-up-text = Choose one if you like, or let them all rest. Missed is fine.
catch-up-rest = Let them all rest
zone-title = You are on another clock
zone-text = This device is on the time of { $here }. Your plan goes by { $home }.
zone-follow = Follow the time here
zone-home = Stay on home time
resting-paused = Reminders rest. They go on: { $until }.
resting-unwell = Exercises rest. They go on: { $until }. The safety cards stay. Rest as much as you need.
resting-go-on = Go on
soft-until = Soft mode until { $until }
soft-waits = The screens are dim and large, and little is asked. You need not type anything.
soft-leave = Leave soft mode
soft-still = Deleting, sharing and changes to the lock or the plan wait until { $until }.
soft-leave-now = Leave it now
later-title = When shall we ask again?
later-quarter = In 15 minutes
later-hour = In an hour
later-evening = This evening

# Help.
call = Call { $name }
help-emergency = Emergency
help-lines = Call a line
help-by-phone = Tap a number to select it, then call it on a phone. Groundwork does not dial by itself.
help-line = One of my lines
help-line-add = Add a line
help-more = More help
help-people = My people
help-people-none = Somebody you can call at any hour. Only you see this.
help-people-locked = Those you chose to show without unlocking stand here.
help-people-add = Add somebody
help-person = One of my people
help-clinic = My clinic
help-clinic-none = The number of the clinic that looks after you.
help-clinic-add = Add my clinic
help-change = Change { $name }
help-name = Name
help-phone = Phone number
help-while-locked = Show without unlocking
help-while-locked-hint = Anybody who holds this device can then read this name and number.
help-while-locked-is = Shows without unlocking
help-remove = Remove
help-checked-plan = Numbers of your plan, last looked up on { $day }.
help-checked = Numbers for { $country }, last looked up on { $day }. You can change the country in the settings.

# My safety plan, and when to call.
plan-title = My safety plan
plan-none = A safety plan is a short list for hard hours: what helps, who helps, and what makes the place safer. It is best made with your therapist, on a calm day.
plan-make = Make my safety plan
plan-locked = Unlock your journal to read your safety plan. There you can also let it show without unlocking.
plan-part-none = Nothing here yet.
plan-change = Change this part
plan-change-which = Change this part: { $part }
plan-while-locked-hint = Anybody who holds this device can then read this plan. It stands outside the encrypted file.
signs-title = When to call
signs-note = Note an effect

# The safety screens.
yes = Yes
no = No
optional = You can leave this empty.
safety-thanks = Thank you for telling us. Many people in treatment have these thoughts.
safety-question = Are you safe right now?
safety-crisis = You don't have to carry this alone. Somebody can talk with you now.
safety-clinic-today = Please contact your clinic today.
safety-emergency = Please get help now
safety-go-to-someone = Go to somebody, or ask them to come and stay with you.
safety-move-away = Move away from anything you could hurt yourself with.
safety-nobody-told = Nobody has been told, and this app cannot tell anybody. You choose whom to call.
safety-own = My people and my clinic
safety-safe = Thank you. Your answer is kept.
safety-safe-text = You may want to look at your safety plan. Help stays at the top right of every screen. Your therapist sees this only if you share it.
safety-note = That's all right
safety-note-text = You don't have to answer that. If such thoughts come, help is at the top right of every screen, day and night.
safety-leave = Leave this screen
safety-go-on = Go on

# Sessions.
session-had = I had a session
session-ahead = Plan a session
session-when = { $day }, { $time }
session-planned = It is ahead
session-held = It took place
session-cancelled = called off
sessions-none = No sessions yet.
session-whether = This session
session-day = Day
session-time = Time of the dose
session-time-hint = When the infusion, spray, injection or lozenge began.
session-route = How was it given?
session-no-route = Please choose how it was given.
session-dose = Dose, in your own words
session-dose-hint = You can leave this empty. Groundwork never reads anything into it.
session-clinic = Clinic
session-left = I have left the clinic
session-left-at = Left at
session-cancel = Call off this session
session-cancel-title = Call off this session?
session-cancel-text = Its reminders go. Everything you wrote stays in your journal.
session-cancel-yes = Call it off
session-cancel-no = Keep it
dose-intravenous = IV
dose-intravenous-about = A drip into a vein
dose-intramuscular = IM
dose-intramuscular-about = An injection into a muscle
dose-subcutaneous = SC
dose-subcutaneous-about = An injection under the skin
dose-nasal = Nasal spray
dose-nasal-about = Breathed in through the nose
dose-oral = Lozenge or tablet
dose-oral-about = Under the tongue or swallowed

# Reminders: what the patient wishes, and the check-up.
reminders-title = Reminders
reminders-about = Pause them, have fewer, or see if they get through
reminders-pause = Let all reminders rest
pause-evening = Until this evening
pause-tomorrow = Until tomorrow
pause-days = For three days
pause-week = For a week
reminders-pause-hint = Nothing is lost, and nothing is counted. The plan goes on from where you are.
reminders-unwell-text = If you feel dizzy, far away or unwell: no exercises for 12 hours. The safety cards stay.
reminders-unwell = I feel unwell
reminders-amount = How many
amount-fewer = Fewer
amount-usual = As planned
amount-more = More, where there is room
reminders-login = When this device starts
reminders-starts = Start with my login
reminders-starts-hint = Without a window. Reminders then come before you open Groundwork.
reminders-calendar = In my own calendar
reminders-calendar-text = Save the next 14 days as a calendar file. It holds times and neutral words, nothing private. Save it again when your plan changes: events are changed, not doubled.
reminders-calendar-save = Save to my calendar
reminders-calendar-saved = Saved as { $path }. Open this file with your calendar.
check-title = Check-up
check-about = Do reminders get through?
check-now = Now
check-notifier = { $name } shows the reminders on this device.
check-notifier-none = Nothing on this device shows notifications now.
check-allowed = This device lets Groundwork show reminders.
check-allowed-not = This device does not let Groundwork show reminders.
check-last = The last reminder was shown: { $when }.
check-last-none = No reminder has been due yet.
check-last-unheard = The last reminder could not be shown. It stands in Today.
check-test = Try one
check-test-text = A test reminder comes in one minute, the same way as all others.
check-test-ask = Remind me in a minute
check-test-waits = It comes at: { $when }.
check-test-shown = It was shown: { $when }. Did you see it? If not, look below.
check-test-opened = It came, and you opened it: { $when }.
check-test-unheard = It should have come, but could not be shown: { $when }. Look below.
check-next = The next five
check-next-none = No reminders are planned now.
check-help = If a reminder stays away

# Settings.
settings-nights = Your nights
settings-bedtime = Usual bedtime
settings-waking = Usual waking time
settings-help = Help
settings-weekly = Ask me one question a week
settings-weekly-hint = About thoughts of not wanting to be alive, beside the questionnaires. Nobody is told what you answer.
settings-country = Country for help lines
settings-summary = For your summary
settings-name = Your name
settings-name-hint = Printed on the summary only if you wish. Initials are enough.
settings-lock = Lock
settings-idle = Lock by itself after
settings-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }
settings-lock-now = Lock now
# My plan, and a new one from the clinician.
plan-mine = My plan
plan-mine-hint = What it asks, and when
plan-of-app = This is the plan that comes with the app. Your clinician can give you another.
plan-by = From { $from }
plan-next = Taken already, and not begun yet:
plan-open-lead = Were you given a plan? Open its file or its picture. You see what would change before anything does.
plan-open = Open a plan
plan-taken = Your plan is taken.
plan-asks = What it asks
plan-asks-lead = Turn off what does not suit you. Your summary says what is off.
plan-stays = Always stays
plan-drop = Go back to the plan of the app
plan-drop-means = The plan you took ends now. All you wrote stays. To take that plan again you need its file.
plan-drop-now = Go back now
plan-new = A new plan
plan-signer-known = Signed with the same key as your plan before.
plan-signer-first = Is it from them?
plan-signer-ask = Ask { $from } to read you the digits of their key. They should be these:
plan-signer-kept = The app remembers this key, and tells you when it is another one.
plan-signer-another = Signed with another key
plan-signer-call = This may be a new key, or not from them at all. Call { $from } on a number you know, and compare the digits.
plan-digits-before = The key before, of { $from }
plan-digits-now = This key, of { $from }
plan-signer-sure = I compared the digits, and they are right
plan-changes = What would change
plan-changes-lead = You can take the plan and leave out single items.
plan-same = It asks for the same as your plan now.
plan-change-new = New
plan-change-gone = No longer asked
plan-change-other = Changed
plan-with-it = Part of my plan
plan-take = Take this plan
plan-leave = Leave it

settings-stored = What is kept, and where
stored-where = Everything you write is in one file on this device, and nowhere else.
stored-locked = The file is encrypted. It opens with your passphrase or your recovery words.
stored-open = Outside that file stand only the times of reminders, without names, the help lines of your country and plan, and what you chose to show in Help without unlocking.
stored-network = Groundwork has no account and no server, and does not use the network.
stored-lost = If this device is lost, the journal is lost too. Nobody else has a copy.
settings-about = About Groundwork
about-emergency = In an emergency, call your local emergency number.
about-version = Groundwork { $version }

# My weeks.
weeks-title = My weeks
weeks-by-session = By session
weeks-by-calendar = By calendar
weeks-days = Days and numbers
weeks-older = Older weeks
weeks-none = Nothing is noted yet. Your weeks will show here.
