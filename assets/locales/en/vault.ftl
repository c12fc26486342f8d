# The vault: copies, what opens the journal, mending it, and the end of it.
vault-title = Keep it safe
vault-hint = Copies, passphrase, recovery words
vault-copies = Copies of your journal
vault-proven = The last copy was made, opened again and counted on { $when }. One is made for each day on which you write.
vault-proven-none = Groundwork makes its first copy when you lock.
vault-save = Save a copy to keep elsewhere
vault-save-hint = For another device, or in case this one is lost. It is encrypted. It opens with the passphrase or the recovery words of today, also after you change them here.
vault-saved = Saved as { $path }. It was opened again and counted.
vault-find = Copies on this device. If yours is elsewhere, put its file into your Documents folder first.
vault-copies-none = No copy was found.
vault-by-hand = Saved by you
vault-by-itself = Made by Groundwork
vault-copy = Restore a copy
vault-about-copy = First see what it holds. Nothing is changed by that.
vault-now-copy = See what it holds
vault-either = Passphrase, or the 24 recovery words
vault-holds = This copy holds { $count ->
    [one] one entry
   *[other] { $count } entries
  }, from { $from } to { $to }.
vault-holds-nothing = This copy holds no entries yet.
vault-restore-means = It takes the place of the journal on this device. Your present journal is kept aside, in the app’s folder.
vault-restore-now = Restore this copy
vault-opens = What opens your journal
vault-passphrase = Your passphrase
vault-change = Change the passphrase
vault-about-change = The old passphrase then opens neither the journal nor the copies on this device.
vault-now-change = Change it
vault-changed = Your passphrase is changed.
vault-words = New recovery words
vault-about-words = You get 24 new words. The old ones then no longer work here.
vault-now-words = Show new words
vault-renewed = Your new recovery words hold from now on.
vault-mend = Mend the journal
vault-about-mend = All that can still be read goes into a new journal. What cannot be read is taken from the last copy. The damaged file is kept.
vault-now-mend = Mend it
vault-go-on = Go on with this journal
vault-about-go-on = If you cannot find the newer files: open it as it is. What is not in it stays missing.
vault-now-go-on = Open it as it is
vault-limits = What this cannot protect from
# One line each, with | between them.
vault-limits-each = Somebody who sees your screen, or knows your passphrase. | Losing both the passphrase and the recovery words. Then nobody can open it, and neither can we. | A device that somebody else has changed, or programs that read what you type. | Pictures of the screen, and the list of open apps, on some systems. | What you saved or gave to somebody: a summary, a copy.
vault-end = Leaving Groundwork
vault-erase = Erase everything
vault-about-erase = Your journal, its keys, its copies here and your settings go, for good. Files that you saved elsewhere stay. Nobody can bring it back.
vault-now-erase = Erase everything now
vault-working = One moment
broken-mend = Mend it, or restore a copy
door-restore = I have a copy of my journal
locked-note = Leave a note without opening
locked-note-label = Your note
locked-note-hint = It is sealed at once. You find it in your journal when you next open it.
locked-note-leave = Leave it
locked-noted = Your note is sealed and waits for you.
