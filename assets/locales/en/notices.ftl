# Notifications: neutral words that anybody may read over a shoulder.
notice-wind-down = Time to wind down.
notice-break = Time for a quiet break.
notice-practice = A few minutes for yourself.
notice-notebook = Your notebook is ready.
notice-catch-up = Your notebook is ready when you are.
notice-open-the-app = Open the app, and your reminders go on.
notice-test = This is the test you asked for.
notice-open = Open
notice-later = Later
notice-done = Done

# The icon in the tray.
tray-open = Open
tray-lock = Lock
tray-quit = Quit

# Files that are saved, without their endings.
summary-file-name = Groundwork summary { $date }
summary-folder-name = Groundwork tables { $date }
everything-file-name = Groundwork everything { $date }
backup-file-name = Groundwork copy { $date }
calendar-file-name = Groundwork reminders { $date }

# Main figures in the list of the journal.
line-rest = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}

# When a reminder stays away: care::remedy.
remedy-gnome = Open Settings, then Notifications. Turn off Do Not Disturb, and allow Groundwork in the list of apps.
remedy-plasma = Open System Settings, then Notifications. Turn off Do Not Disturb, and allow Groundwork in the list of apps.
remedy-xfce = Open Settings, then Notifications. Turn off Do not disturb, and look for Groundwork in the list of apps.
remedy-desktop = Open System Settings, then Notifications, and turn notifications on.
remedy-other = Look whether your notifications are paused, or set to do not disturb.
remedy-none = No part of this desktop shows notifications now. Log out and in again, or start the one that your desktop brings, then look here again.
remedy-tray = Keep Groundwork running. When you close its window it goes on in the tray. When you quit it, no reminder comes.
remedy-phone-allow = Open your phone's settings, then Apps, Groundwork, Notifications, and allow them.
remedy-phone-quiet = Look whether a quiet mode is on, such as Focus or Do Not Disturb.
remedy-phone-battery = In the battery settings, let Groundwork run in the background.
remedy-calendar = Or let your own calendar remind you. Under Reminders you can save a calendar file.
