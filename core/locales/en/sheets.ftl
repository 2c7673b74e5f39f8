sheet-made-on = Made on { $date }

## The recovery sheet
sheet-recovery-title = How to open our notebook (資格手帳) again
sheet-recovery-what = With this sheet you open the family's notebook again when the phone is lost or broken.
sheet-recovery-passphrase = Passphrase (合言葉)
sheet-recovery-write = Write the passphrase clearly, with capitals, small letters and spaces exactly as they are.
sheet-recovery-printed = Type it exactly so, with capitals, small letters and spaces.
sheet-recovery-backup = Where the backup (控え) is kept
sheet-recovery-steps = How to open it
sheet-recovery-step-1 = Install 資格手帳 on a new phone or computer.
sheet-recovery-step-2 = Get the backup file from the place written above.
sheet-recovery-step-3 = Choose “restore from a backup” (控えから戻す) and enter the passphrase.
sheet-recovery-step-4 = Check that all of the family's papers are there, and make a new backup.
sheet-recovery-care = Important
sheet-recovery-care-1 = Keep this sheet where you keep your bank book, out of sight. Do not photograph or send it.
sheet-recovery-care-2 = When you change the passphrase, make this sheet anew and shred the old one.
sheet-recovery-care-3 = Without both the passphrase and the key nobody can open the notebook. The papers themselves can be had again, for example from マイナポータル.
