# Forms: prompts, measures, exercises and notes. Every message begins with the name of its screen.

fill-progress = { $at } of { $of }
fill-next = Next
fill-skip = Skip
fill-done = Done
fill-keep-note = Keep this note
fill-keep-change = Keep the change
fill-stop = Stop here
fill-not-today = Not today
fill-decline = Rather not say
fill-declined = You chose not to say. That is fine.
fill-nudge = Need a nudge?
fill-source = Where this comes from
fill-saved = Saved
fill-save-again = Save again
fill-resumed = You are where you left off.
fill-correcting = You are changing an earlier entry. The older version stays behind it.
fill-opening = Opening
fill-try-again = Try again
fill-pinned = Your answers so far
fill-help-near = If these thoughts are with you now, you need not be alone with them.
fill-help-open = Show me help
fill-soft-stop = You have been here for twenty minutes. You can stop here, it is kept.

# A scale, and a slider.
fill-scale-key = { $number }, { $word }
fill-less = Less
fill-more = More
fill-no-number-yet = Not set yet
fill-out-of = { $number } out of { $most }

# Words and lists.
fill-letters-left = { $count ->
    [one] Room for 1 more letter
   *[other] Room for { $count } more letters
}
fill-letters-over = { $count ->
    [one] 1 letter too many
   *[other] { $count } letters too many
}
fill-line = Line { $number }
fill-line-add = Add a line
fill-line-remove = Remove line { $number }
fill-line-mark = Mark line { $number } as { $mark }
fill-line-mark-hint = Tap the star beside the line that weighs most: your { $mark }.

# Moods.
fill-moods-pick = Pick one or more, or write your own.
fill-mood-own = Another word
fill-mood-add = Add
fill-mood-remove = Remove { $mood }
fill-mood-strength = How strong: { $mood }
fill-mood-weak = 0, barely
fill-mood-strong = 100, as strong as can be
fill-moods-full = That is enough moods for now.
fill-mood-before = { $mood }: you said { $number } out of 100. How is it now?
fill-mood-same = About the same
fill-moods-none = You named no moods earlier, so there is nothing to rate here. Go on when you like.

# The night.
fill-night-usual = Filled in with your usual times. Change what was different.
fill-night-travelled = You changed clocks in this night. The first two times are by the clock of { $place }, where you set out.
fill-night-in-bed = Went to bed
fill-night-lights-out = Tried to sleep
fill-night-final-wake = Woke for the last time
fill-night-out-of-bed = Got up
fill-night-sol = Minutes to fall asleep
fill-night-awakenings = Times awake in between
fill-night-waso = Minutes awake in between
fill-night-unknown = I don't remember
fill-night-asleep = About { $hours } h { $minutes } min asleep
fill-night-asleep-hours = About { $hours } h asleep
fill-stepper-less = Less: { $what }
fill-stepper-more = More: { $what }

# A day and a time to come, and a little while.
fill-when-time = Time
fill-when-none = No set time
fill-timer-begin = Begin
fill-timer-left = { $minutes }:{ $seconds } left
fill-timer-over = The time is over. Go on when you like.

# Saying a sentence slowly.
fill-repeat-said = Said it
fill-repeat-count = { $done } of { $of } times
fill-repeat-hint = Say it slowly, out loud or in your mind. Then tap.
fill-repeat-nothing = There is no sentence yet. Go back to write one, or go on.

# After a form.
fill-change-first = This is your first one. Next time you can see how it compares.
fill-change-lower = Your answers add up to lower than last time.
fill-change-same = Your answers add up to about the same as last time.
fill-change-higher = Your answers add up to higher than last time. You can bring this up with your clinic.
fill-change-incomplete = A question was left open, so there is nothing to compare this time. That is fine.
fill-change-chance = A change this big is unlikely to be chance.
fill-over-prompt = Thank you. That is all for now.
fill-over-measure = Thank you. Your answers are kept.
fill-over-exercise = You gave this some time. It is kept in your journal.
fill-over-note = Your note is kept.
fill-over-early = What you wrote is kept. You can stop here.
fill-over-not-today = Not today is fine. The plan goes on from here.
fill-rest-offer = Would you like to rest for { $minutes } minutes, eyes closed?
fill-lead-on = Go on to: { $name }
fill-rest-now = Rest now
fill-rest-not-now = Not now
fill-to-today = To Today
fill-to-entry = Read the entry

# A quiet rest.
rest-title = Quiet rest
rest-lead = Close your eyes if you like. There is nothing to do.
rest-breathe = Follow your breath, or just listen to the room. If your sound is on, a soft tone tells you when it is over.
rest-stop = Stop
rest-racing = Mind racing? Stop here.
rest-show-time = Show the time
rest-hide-time = Hide the time
rest-left = { $minutes ->
    [0] Less than a minute left
    [one] 1 minute left
   *[other] { $minutes } minutes left
}
rest-over = Your rest is over. Take your time getting up.
rest-stopped-short = That was a rest too.
rest-racing-kind = A busy mind is no fault. You can try again another time, or do something small with your hands.
rest-done = Done
rest-not-kept = Your rest could not be noted down.

# Practise.
practise-lead = Choose what feels right. Short is fine.
practise-helps = It helps with
practise-length = It takes
practise-any = Any
practise-up-to = Up to { $minutes } minutes
practise-now = For these days
practise-also = Also here
practise-resting = Resting now
practise-none = Nothing fits both. Try a longer time, or Any.
practise-like = Keep { $name } near the front
practise-prompts = Daily questions
practise-measures = Questionnaires
practise-notes = Notes
practise-minutes = { $from } to { $to } minutes
practise-minutes-same = { $to ->
    [one] 1 minute
   *[other] { $to } minutes
}
practise-go-on = Go on
practise-rest = A quiet rest
practise-rest-about = Eyes closed, nothing to do.
practise-rest-minutes = { $minutes } min
practise-rest-label = Rest for { $minutes } minutes

# The journal.
journal-search = Search your journal
journal-search-label = Search
journal-clear = Clear the search
journal-write = Write a note
journal-empty = Nothing is here yet. What you answer, practise and write will gather here, day by day.
journal-nothing-found = Nothing with these words.
journal-found = { $count ->
    [one] 1 entry found
   *[other] { $count } entries found
}
journal-older = Older days
journal-loading = Looking
journal-sort-session = Session
journal-sort-prompt = Daily questions
journal-sort-measure = Questionnaire
journal-sort-exercise = Exercise
journal-sort-note = Note
journal-sort-rest = Quiet rest
journal-sort-safety = Help was shown

# Reading one entry.
read-title = Entry
read-at = { $day }, { $time }
read-corrected = Changed { $day }, { $time }
read-older = Older versions
read-older-at = As written { $day }, { $time }
read-correct = Correct
read-erase = Erase
read-erase-ask = Erase this entry?
read-erase-means = This removes it for good. Nobody can bring it back.
read-erase-yes = Erase for good
read-erase-no = Keep it
read-late = Answered later than planned. That is fine.
read-early = You stopped before the end.
read-not-today = You said: not today.
read-nothing = No answer
read-declined = Rather not say
read-seen = Done
read-words = What you wrote
read-marked = { $line } ({ $mark })
read-mood = { $mood }: { $number } out of 100
read-number = { $number } ({ $least } is { $low }, { $most } is { $high })
read-night-bed = To bed { $bed }, tried to sleep { $sleep }
read-night-awake = { $fall } min to fall asleep, { $awake } min awake in between
read-night-wake = Woke { $woke }, got up { $up }
read-rest = Rested { $minutes ->
    [0] less than a minute
    [one] 1 minute
   *[other] { $minutes } minutes
}
read-rest-of = You planned { $minutes } minutes.
read-session-route = How it was given
read-session-dose = Dose, in your words
read-session-clinic = Where
read-session-left = Left the clinic
read-session-state = What became of it
read-session-planned = Planned
read-session-held = It took place
read-session-cancelled = Called off
read-session-intravenous = Into a vein
read-session-intramuscular = Into a muscle
read-session-subcutaneous = Under the skin
read-session-nasal = Nasal spray
read-session-oral = Swallowed or under the tongue
read-safety-shown = The help screen was shown.
read-safety-yes = You said you were safe.
read-safety-no = You said you were not safe.
read-safety-open = You did not answer whether you were safe.
read-choice-later = Put off until later
read-choice-skip = Skipped
read-choice-done = Done

# Share.
share-lead = One page for your therapist. You see all of it before anyone else does.
share-period = Which days?
share-question = Write down a question for my next visit
share-since-visit = Since my last visit
share-since-session = Since my session on { $day }
share-last-7 = The last 7 days
share-last-30 = The last 30 days
share-dates = Other dates
share-from = From
share-to = To
share-parts = What is in it?
share-section-name = My name
share-section-sessions = Sessions
share-section-measures = Questionnaires and daily mood
share-section-sleep = Nights
share-section-practice = Practice and rests
share-section-thoughts = Thoughts I worked on
share-section-tried = Activities I planned
share-section-questions = My questions
share-section-effects = Effects and substances
share-section-own_words = My own words
share-count = { $count ->
    [one] 1 item
   *[other] { $count } items
}
share-item9 = Question 9 of the PHQ-9
share-item9-in = The answer to question 9 is included. You can leave it out.
share-item9-out = The answer to question 9 is left out.
share-single = Leave out single ones
share-days = Leave out single days
share-items = A second page with every answer
share-items-hint = For a therapist who wants to see each item and each night.
share-letter = US Letter paper
share-letter-hint = Off: A4.
share-data = What you leave out is named on the page as left out. The file also carries the answers behind its totals as data.
share-own-words = Add some of my own words
share-own-words-lead = The rest of your journal stays out. Tick only what you want read.
share-own-words-none = There are no notes or lines in these days.
share-page = The page
share-page-alt = Page { $at } of { $of } of your summary. Its text follows below.
share-larger = Show it larger
share-as-text = Read the page as text
share-making = Making the page
share-save = Save
share-saving = Saving
share-print = Print
share-printed = The print window opens. Only the pages you see go on paper.
share-saved = Saved: { $path }
share-as = In which form?
share-as-page = A page (PDF)
share-as-page-hint = Anyone who has it can read it. Signed, so that a change would show.
share-as-locked = A locked page (PDF)
share-as-locked-hint = For email: six words open it in any PDF reader. Its totals cannot be checked.
share-as-printed = On paper
share-as-printed-hint = Opens your system’s print window. Groundwork writes no file.
share-as-sealed = A sealed page
share-as-sealed-hint = For email: only six words, or your therapist’s own key, open it, with Groundwork or age.
share-as-fhir = Data for a clinic (FHIR)
share-as-fhir-hint = For a clinic’s record system. Not locked.
share-as-tables = Tables (CSV)
share-as-tables-hint = For a spreadsheet. Not locked.
share-as-everything = My whole journal
share-as-everything-hint = Every word you wrote, sealed with six words. Only a new, empty Groundwork can read it back.
share-key = Your therapist’s key, if you have one
share-passphrase-hint = Needed before your whole journal can be saved.
share-key-hint = It begins with age1. Leave it empty to get six words.
share-words = These six words open it. They are shown this once: tell them by phone or write them down, never in the same message.
share-log = What I shared
share-log-none = Nothing so far.
share-from-to = , { $from } to { $to }
share-left-out = ; { $count } left out
share-digits = Your therapist can ask for these digits, to know that a page comes from this device:
share-open = Open a shared file
share-open-lead = See whether a page was changed after it was saved, and bring a whole journal into a new Groundwork.
share-pick = Choose a file
share-typed = The six words
share-typed-hint = This file is sealed.
share-take = Bring in a whole journal
share-only-you = It is saved on this device only. You decide who gets it.
