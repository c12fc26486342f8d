# The page for the therapist: short words of the field, no verdicts.

summary-title = Summary
summary-file-title = Groundwork summary, { $from } to { $to }
summary-subject = Patient-reported; not monitored
summary-for = For { $therapist }
summary-period = { $from } – { $to }
summary-days = { $days ->
    [0] no day of it has begun
    [one] 1 day
   *[other] { $days } days
  }
summary-since-visit = since the last visit
summary-attached = The same summary as a FHIR R4 document, for programs to read
summary-made-on = made on { $day }

summary-none = –
summary-more = { $count ->
    [one] and 1 more in the journal
   *[other] and { $count } more in the journal
  }
summary-shortened = Texts that end in “…” were shortened; the whole text is in the journal.
summary-unprintable = “{ $mark }” stands for a sign that this page has no letter for; the journal has it.

summary-sessions = Sessions
summary-sessions-none = No session recorded in this period.
summary-session = { $day }, { $time }
summary-session-planned = planned, not confirmed
summary-route-intravenous = IV
summary-route-intramuscular = IM
summary-route-subcutaneous = SC
summary-route-nasal = nasal
summary-route-oral = oral or sublingual
summary-dose = “{ $dose }”
summary-dose-none = dose not noted

summary-flags = Please look at this first
summary-flag-item9 = PHQ-9 item 9 (thoughts of death or self-harm): { $score } of 3 on { $days }.
summary-flag-item9-declined = PHQ-9 item 9 (thoughts of death or self-harm): “rather not say” on { $days }.
summary-flag-question = Weekly question on thoughts of not wanting to be alive: { $answer } on { $days }.
summary-question-no = no
summary-question-declined = “rather not say”
summary-question-passing = passing ones
summary-question-often = often
summary-question-might-act = “I might act on them, or I have a plan, or I have done something”
summary-flag-safety = Safety screen shown on { $days }. Asked “Are you safe right now?”: { $answer }.
summary-flag-safety-emergency = Emergency screen shown on { $days }.
summary-flag-safety-note = Note on getting help shown on { $days }.
summary-flag-safe-yes = yes
summary-flag-safe-no = no
summary-flag-safe-none = no answer
summary-flag-bladder = Bladder trouble noted on { $days }.
summary-flag-weigh = Three thought records in a row left the moods stronger by 10 or more: the last on { $days }.
summary-flag-phq9-up = PHQ-9 rose by { $by }: from { $before } on { $from } to { $after } on { $to }.

summary-measures = Symptoms and mood
summary-chart-title = Measures, mood and doses
summary-chart-description = From { $from } to { $to }: { $phq9 } complete PHQ-9, { $gad7 } complete GAD-7, { $mood } days with a mood, { $doses } days with a dose. Mood runs from 0, worst, to 10, best. The figures stand in the table.
summary-chart-mood = Daily mood, 0 worst to 10 best
summary-chart-dose = session
summary-chart-phq9 = PHQ-9  { $total }
summary-chart-gad7 = GAD-7  { $total }
summary-chart-no-totals = No complete PHQ-9 or GAD-7 in this period
summary-chart-no-mood = No mood noted in this period
summary-chart-column-day = Day
summary-chart-column-phq9 = PHQ-9
summary-chart-column-gad7 = GAD-7
summary-chart-column-mood = Mood
summary-chart-column-dose = Session

summary-measure-phq9 = PHQ-9
summary-measure-gad7 = GAD-7
summary-column-measure = Measure
summary-column-baseline = Baseline
summary-column-start = Start of period
summary-column-visit = Last visit
summary-column-now = Latest
summary-column-change = Change
summary-column-response = Response
summary-column-remission = Remission
summary-column-reliable = Reliable
summary-column-complete = Complete
summary-hint-change = from baseline
summary-hint-response = ≥ 50% lower
summary-hint-remission = PHQ-9 < 5
summary-hint-reliable = ≥ 6, GAD-7 ≥ 4
summary-hint-complete = of given
summary-total = { $total }, { $day }
summary-band-minimal = minimal
summary-band-mild = mild
summary-band-moderate = moderate
summary-band-moderately_severe = moderately severe
summary-band-severe = severe
summary-change = { $change } ({ $percent }%)
summary-complete = { $complete } of { $given }
summary-yes = yes
summary-no = no
summary-mood-line = Daily mood: mean { $mean }, lowest { $lowest }, highest { $highest } (0–10), on { $days } of { $of } days; { $missing } without an answer.
summary-mood-none = Daily mood: not noted.
summary-item9-zero = PHQ-9 item 9: 0 on { $days }.

summary-sleep = Sleep
summary-sleep-nights = Nights recorded
summary-sleep-tst = Total sleep time, mean
summary-sleep-se = Sleep efficiency, mean
summary-sleep-sol = Time to fall asleep, mean
summary-sleep-waso = Awake in the night, mean
summary-sleep-rising = Spread of getting up (SD)
summary-sleep-first = Night after a session
summary-sleep-others = Other nights
summary-sleep-not-enough = not enough nights for means
summary-of = { $count } of { $of }
summary-percent = { $percent }%
summary-minutes = { $minutes } min
summary-hours = { $hours } h { $minutes } min
summary-mean-of-nights = mean { $time } ({ $nights } nights)

summary-practice = Practice
summary-practice-exercises = Exercises done
summary-practice-rests = Rests done
summary-practice-rested = Time rested
summary-practice-diary = Days with a diary entry
summary-practice-plan = Plan
summary-plan-of-app = as it comes with the app
summary-plan-declined = Declined by the patient: { $items }
summary-practice-offered = { $done } of { $offered } offered
summary-practice-none-offered = none offered
summary-practice-skipped = { $count } skipped
summary-practice-missed = { $count } reminded, not done
summary-practice-not-reminded = { $count } not reminded
summary-practice-open = { $count } still open
summary-practice-besides = { $count } done unasked
summary-practice-form = { $title } { $times }×

summary-tried = Planned and done
summary-tried-figure = enjoyment: predicted { $predicted }, was { $actual }

summary-effects = Effects and substances
summary-effects-effects = Effects
summary-effects-substances = Substances
summary-effects-days = { $option }: { $days ->
    [one] 1 day
   *[other] { $days } days
  }
summary-effects-none = none: { $days ->
    [one] 1 day
   *[other] { $days } days
  }
summary-effects-of = { $count } of { $of } days answered
summary-effects-declined = “rather not say”: { $days ->
    [one] 1 day
   *[other] { $days } days
  }
summary-effects-not-answered = not answered in this period

summary-thoughts = Thoughts worked on
summary-thoughts-none = No finished thought record in this period.
summary-thought-hot = Hot
summary-thought-balanced = Balanced
summary-thought-belief = belief { $belief } of 100
summary-thought-mood = { $word } { $before } to { $after }
summary-thought-mood-before = { $word } { $before }, not rated again

summary-words = In the patient’s own words
summary-words-none = Nothing was picked to share.
summary-words-note = note
summary-words-evening = evening
summary-words-parked = parked for the therapist
summary-words-count = { $count ->
    [one] 1 line was parked for the therapist in this period; it is shown only if the patient picked it.
   *[other] { $count } lines were parked for the therapist in this period; only picked ones are shown.
  }

summary-questions = Questions for the next visit

summary-after = Mood by days since the session
summary-after-description = Mean daily mood on each day from the session, day 0, to day 14, over { $sessions } sessions; upright lines show the lowest and the highest. A day belongs to the newest session before it.
summary-after-day = Day
summary-after-mean = Mean mood
summary-after-n = Sessions
summary-after-few = Mean of { $sessions } sessions; the upright lines show the lowest and the highest. A day belongs to the newest session before it. Too few sessions to say how long a gain lasted.
summary-after-half = Half of the gain in mood was gone after { $median } days (median; 95% limits { $least } to { $most }), seen in { $gone } of { $sessions } sessions with a gain. This looks back and foretells nothing.
summary-after-not-seen = more than were seen

summary-items-item = Item, by its number
summary-items-total = Total
summary-items-declined = not said
summary-items-left-out = left out
summary-items-nights = Nights
summary-items-night = Woke on
summary-items-in-bed = In bed
summary-items-lights-out = Lights out
summary-items-sol = To sleep, min
summary-items-awakenings = Times awake
summary-items-waso = Awake, min
summary-items-wake = Woke
summary-items-up = Up
summary-items-tst = Slept, min
summary-items-se = SE, %
summary-items-around = Around the nights
summary-items-quality = Sleep, 1 to 5
summary-items-nap = Nap the day before, min
summary-items-caffeine = Last caffeine
summary-items-drinks = Drinks with alcohol
summary-items-medicine = Took something to sleep

summary-left-out = Left out by the patient: { $sections }.
summary-left-out-item9 = PHQ-9 item 9 and safety screens
summary-left-out-entries = { $count ->
    [one] 1 single entry
   *[other] { $count } single entries
  }
summary-section-tried = planned activities
summary-section-questions = questions
summary-section-name = name
summary-section-sessions = sessions
summary-section-measures = symptoms and mood
summary-section-sleep = sleep
summary-section-practice = practice
summary-section-thoughts = thoughts
summary-section-effects = effects and substances
summary-section-own_words = own words

summary-foot-measures = PHQ-9 and GAD-7 look back two weeks; exact wording; copyright Pfizer Inc., free to use. A total is given only if every item was answered. Baseline: the last complete one up to the first session on record, else the first on record. Start of period: likewise, up to its first day. Bands are the instruments’ own; lines at 5, 10, 15, 20.
summary-foot-sleep = Sleep by the patient’s own morning diary. Sleep efficiency: total sleep time in percent of time in bed. Total sleep time: lights out to final waking, less time to fall asleep and time awake in the night. Means from { $nights } nights on; clock changes are taken into account.
summary-foot-after = Half of a gain: the gain is the mood of day 1 less the mean of the three days before, at least one point; sessions in which half of it was not seen to go count as long as they were followed (Kaplan and Meier 1958; limits by Brookmeyer and Crowley 1982).
summary-foot-missing = Nothing is estimated: a day without an answer is a gap. Days turn at 04:00. Mood is the mean of the day’s answers. Saved as a file, this page also carries the answers behind its figures as data.
summary-foot-app = Made with Groundwork { $version }, a private journal. It does not diagnose or treat, and nobody watches these answers.

look-unaltered = This page is unaltered since it was signed.
look-device = Signed by the device with the digits { $digits }.
look-device-own = That is this journal.
look-device-compare = Whose device it is, a file cannot tell: let the patient read you the digits that the app shows under Share.
look-locked = The page is locked. Its six words open it in any PDF reader; its figures cannot be checked here. If you want that done, ask for the page unlocked or sealed.
look-period = Period: { $from } to { $to }; made on { $made }.
look-equal = { $count } figures were worked out again from the answers in the file, and all are equal.
look-differ = Some figures do not follow from the answers in the file: { $names }. Do not rely on this page.
look-cannot = { $count ->
    [one] 1 total could not be worked out again, as its answers were left out.
   *[other] { $count } totals could not be worked out again, as their answers were left out.
  }
look-nothing-left-out = Nothing was left out by the patient.
look-no-need = This is a page, not a sealed file. Any PDF reader opens it; if it is locked, the reader asks for its six words.
look-opened = Opened into { $path }.
look-not-written = The file { $path } could not be written; one of that name may be there.

handover-medication = Ketamine or esketamine, as the patient reports it
handover-copyright = Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.
handover-left-out = Left out by the patient
handover-sol = Time to fall asleep
handover-waso = Time awake in the night
handover-se = Sleep efficiency: sleep in percent of time in bed
