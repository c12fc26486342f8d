# A plan's times in words: care::plan_words.
plan-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
plan-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
plan-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
plan-before-bed = { $length } before bedtime
plan-at-bed = at bedtime
plan-after-waking = { $length } after waking
plan-at-waking = when you wake
plan-before-dose = { $length } before the dose
plan-at-dose = the dose
plan-after-dose = { $length } after the dose
plan-before-leaving = { $length } before you leave the clinic
plan-at-leaving = leaving the clinic
plan-after-leaving = { $length } after you leave the clinic
plan-bed-of = bedtime on { $day }
plan-waking-of = waking on { $day }
plan-clock = at { $time }
plan-day-range = days { $from } to { $to }
plan-day = { $day ->
    [-1] the day before
    [0] the day of the session
    [1] the day after
   *[other] day { $day }
}
plan-on-days = { $when }, on { $days }
plan-every = { $days }, then every { $every } days
plan-and = { $list } and { $last }
plan-later-of = the later of { $list }
plan-not-before = { $when }; not before { $limit }
plan-from-to = From { $from } to { $until }
plan-until = Until { $until }
plan-until-next = Until the next session
plan-from = From { $from } until the next session

# Whose plan, and when it holds: care::plan_view.
plan-holds = Since { $from }
plan-holds-ahead = From { $from }
plan-holds-until = From { $from } to { $until }

# How a new plan differs: care::plan_difference.
plan-before = { $now } (before: { $before })
plan-in-phases = In: { $phases }
plan-why = Why: { $reason }
plan-named = New name: { $name }
plan-says = Says: { $text }
plan-line-new = New line: { $text }
plan-line-gone = No longer: { $text }
plan-rests = A rest of { $length }
plan-opens = Opens: { $form }
plan-reads = A card to read
plan-with-reminder = With a reminder
plan-without-reminder = On screen only, without a reminder
plan-stays-open = Can be done for { $length }
plan-at-most = { $count ->
    [0] No reminders
    [one] At most 1 reminder a day
   *[other] At most { $count } reminders a day
}
plan-at-most-wished = { $usual }; { $fewer } if you wish for fewer, { $more } if for more
plan-itself = Your reminders
plan-apart = At least { $length } apart
plan-soft = Soft mode from { $from } to { $until }
plan-help = Numbers in Help
plan-help-checked = Looked up on { $day }
plan-help-shows = They show in Help also while the journal is locked. The lines of your country stay.
plan-detail = A detail of when it is asked
plan-title-with-days = { $title } ({ $days })

# The week's horizon, in words for those who do not see it: care::horizon.
horizon-title = The week since your session
horizon-title-before = The days around your next session
horizon-now = Day { $day }: { $date }, { $time }.
horizon-now-before = { $day ->
    [one] One day before the session
   *[other] { $day } days before the session
}: { $date }, { $time }.
horizon-next = Next: { $what }, { $date }, { $time }.
horizon-nothing-next = Nothing more is planned in these days.
horizon-column-day = Day
horizon-column-date = Date
horizon-column-practice = Practice
horizon-column-rest = Quiet rests
horizon-column-night = Night
horizon-day = Day { $day }
horizon-done = { $done } of { $all } done
horizon-none = None
horizon-night = { $from } to { $to }

# Why now: care::why. What each source shows stands in care.md section 2; only verified ones are named.
why-title-helps = What helps now, and why
why-title-next = What comes next
why-title-known = What is known
why-title-sources = Where this comes from
why-now = Now: { $phase }, until { $day }, { $time }. { $reminders }
why-now-open = Now: { $phase }. { $reminders }
why-then = Then: { $phase }, until { $day }, { $time }. { $reminders }
why-then-open = Then: { $phase }. { $reminders }
why-reminders = { $count ->
    [0] No reminders.
    [one] 1 reminder a day at most.
   *[other] { $count } reminders a day at most.
}
why-known-lift = In the first days after ketamine, mood often lifts most and the brain may be more open to change.
why-known-practice = Short daily practice in those days is being studied as a way to help it last.
why-known-sleep = Good sleep and quiet rest are sensible company. There is theory for it, and no trial yet.
why-known-bundle = Hope may be a part of the lift too. This app as a whole has not been tested.
why-source-theory = Why wake and sleep may matter after a session, a theory: Rantamäki and Kohtala, Pharmacological Reviews 2020
why-source-lift = Largest effects within one day: Ballard and Zarate, Nature Communications 2020
why-source-practice = Practice twice a day for four days: Price and others, American Journal of Psychiatry 2022
why-source-sleep = Sleep in the first night: Duncan and others, International Journal of Neuropsychopharmacology 2013
why-source-rest = Quiet rest after learning: Dewar and others, Psychological Science 2012
why-source-hope = Hope as a part of it, in a small trial: Lii and others, medRxiv 2023

# My weeks: care::weeks.
weeks-of-session = Session of { $day }
weeks-of-days = { $from } to { $to }
weeks-description = { $mood ->
    [0] No mood noted
    [one] Mood noted on 1 day
   *[other] Mood noted on { $mood } days
}, { $nights ->
    [0] no nights
    [one] 1 night
   *[other] { $nights } nights
}, { $rests ->
    [0] no rests
    [one] 1 rest
   *[other] { $rests } rests
}, { $practice ->
    [0] no practice
    [one] practice once
   *[other] practice { $practice } times
}. Days without a note are left empty.
weeks-lane-mood = Mood
weeks-lane-night = Sleep
weeks-lane-rest = Rests
weeks-lane-practice = Practice
weeks-column-day = Day
weeks-column-mood = Mood, 0 to 10
weeks-column-night = Asleep
weeks-column-rest = Rests
weeks-column-practice = Practice
weeks-day = Day { $number }, { $day }
weeks-dose = { $day }, session
weeks-hours = { $hours } h { $minutes } min
weeks-declined = Rather not say
weeks-not-today = Not today
weeks-asleep = Asleep about { $time } a night, over { $nights } nights.
weeks-rising = You got up at times that vary by about { $minutes } min.
weeks-few-nights = { $nights ->
    [one] 1 night is noted. A mean begins with four.
   *[other] { $nights } nights are noted. A mean begins with four.
}

# Where an exercise stands in Practise, and why: care::shelf.
shelf-asked = Your plan has this for now.
shelf-picked = Picked for you by your clinic.
shelf-fits = Fits these days.
shelf-gentle = Gentle enough for a hard day.
shelf-hard-day = Rests today. It comes back when the day is lighter, or tomorrow.
shelf-unwell = Rests until you feel better.
shelf-until = Rests until { $day }, { $time }. The first hours are for rest.
shelf-near-bed = Rests in the two hours before bed and at night.
shelf-not-now = Rests for now. It fits better when hope is a little nearer.
shelf-weighs = The last three left you feeling heavier. Another kind may fit better now. You can bring this to your therapist.

# An earlier answer that stays in view: care::course.
before-number = { $ask } You said { $number } of { $most }.
