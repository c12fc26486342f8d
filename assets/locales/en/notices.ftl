# Notifications: neutral words that anybody may read over a shoulder.
notice-wind-down = Time to wind down.
notice-break = Time for a quiet break.
notice-practice = A few minutes for yourself.
notice-notebook = Your notebook is ready.
notice-catch-up = Your notebook is ready when you are.
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
calendar-file-name = Groundwork reminders { $date }

# Main figures in the list of the journal.
line-total = { $total } of { $highest }
line-rest = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
