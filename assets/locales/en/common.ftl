# Days and months.
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
day-of-week = { $weekday } { $day } { $month }
full-date = { $day } { $month } { $year }

# Why a reminder comes at another time than the plan has it: care::moved::Why.
moved-before-quiet = Moved from { $from }, to come before your bedtime.
moved-apart = Moved from { $from }, so that two do not come close together.
moved-not-before = Waits from { $from } until it is time for it.
moved-put-off = You put it off from { $from }.

# Why a rule of care says no: care::refusal::Refusal.
refusal-session_too_far_ahead = That is more than a year ahead. Please check the date.
refusal-session_not_yet_held = That time is still ahead. Save it as a planned session, or change the time.
refusal-session_already_past = That time has passed. Save it as a session you had, or change the time.
refusal-session_too_long_ago = That date is too long ago. Please check the year.
refusal-left_clinic_out_of_order = You left the clinic after the dose, and within a day of it. Please check both times.
refusal-night_out_of_order = These times do not follow each other: to bed, tried to sleep, woke, got up. Please check them.
refusal-night_too_long = That is more than 16 hours in bed. Please check the times.
refusal-night_no_sleep_left = The time awake is longer than the night. Please check the minutes.
refusal-night_not_over = This night ends after now. Please check the time you got up.
refusal-answer_does_not_fit = That answer does not fit the question. Please choose again.
refusal-answer_too_long = That is longer than this field can keep. Please shorten it; nothing is lost.
refusal-answer_missing = One question has no answer yet. You can answer it or choose "Rather not say".
refusal-nothing_to_keep = There is nothing to keep yet.
refusal-passphrase_too_weak = That passphrase is easy to guess. Use a few more words, or take the six we suggest.
refusal-recovery_words_mistyped = One of the recovery words is mistyped. Please check each word.
refusal-period_ends_before_start = The last day comes before the first. Please check the dates.
refusal-pause_out_of_reach = Please choose a time that is still ahead, and within a month.
refusal-plan-no_plan = This file is not a plan. Nothing was changed.
refusal-plan-no_code = Not every code of a plan was found in this picture. Try a sharper one that shows all of them.
refusal-plan-too_large = This file is too large to be a plan. Nothing was changed.
refusal-plan-altered = This file was changed after it was signed, so it was not opened. Ask for it again.
refusal-plan-damaged = This plan could not be read. Nothing was changed. Please tell the person who made it.
refusal-plan-from_newer_app = This app is too old for this plan. Please update the app first.
refusal-plan-for_another_app = This plan was made for another version of the app. Ask for one that is made for yours.
refusal-plan-too_far_ahead = This plan begins more than half a year from now. Please check the date with the person who made it.
refusal-plan-expired = The time of this plan is over. Nothing was changed.
refusal-plan-not_newer = You have this plan already, or a newer one. Nothing was changed.
refusal-plan-flawed = This plan cannot work as it is written. Nothing was changed. Please tell the person who made it.
refusal-plan-unsafe = Safety cards always stay, so this was not done.
refusal-plan-signer_unknown = This plan is signed by someone else. Please compare the digits first.
refusal-while_soft = Deleting, sharing and changes to the lock or the plan wait until soft mode ends. Today says when.
refusal-gone = This is no longer there.

# What a failed command tells: care::contract::Failure and Broken.
failure-locked = Your journal is locked.
failure-wrong_passphrase = That is not the passphrase. Nothing was changed.
failure-disk_full = There is no room left on this device. What you wrote is still here. Free some space, then save again.
failure-unexpected = That did not work. Nothing was lost. Please try again.
broken-journal_missing = Your keys are here, but the journal file is not. Nothing was changed. If you moved it, put it back and start again.
broken-keys_missing = Your journal is here, but the file with its keys is not. Nothing was changed. If you moved it, put it back and start again.
broken-journal_empty = The journal file has nothing in it. It may not have been copied fully. Nothing was changed.
broken-journal_damaged = Your passphrase is right, but the journal file is damaged. Nothing was changed or deleted.
broken-keys_damaged = The file with your keys is damaged. Nothing was changed or deleted.
broken-from_newer_app = A newer version of Groundwork made this journal. Please update the app. Nothing was changed.
