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
