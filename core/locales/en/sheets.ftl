sheet-made-on = Made on { $date }

## The recovery sheet
sheet-recovery-title = How to open our notebook (資格手帳) again
sheet-recovery-what = With this sheet you open the family's notebook again when the phone is lost or broken.
sheet-recovery-passphrase = Passphrase (合言葉)
sheet-recovery-write = Write the passphrase clearly, with capitals and small letters as they are. Each gap is one space.
sheet-recovery-printed = Type it exactly so, capitals and small letters too. Each gap is one space, wide or narrow.
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

## The parent's copy of a hand-out
sheet-parent-title = Parent's copy (not for the school)
sheet-parent-what = These sheets leave your child's health-insurance paper with the school or nursery.
sheet-parent-print = Print at actual size (100 %), on one side of the paper.
sheet-parent-hand-in = Hand in the page with the original paper (もとの書類) and the page with the numbers. Keep this copy at home.
sheet-parent-use = When staff take your child to a clinic or pharmacy, this paper alone is enough. The マイナンバーカード is not needed.
sheet-parent-self = When you take your child yourself, show the マイナ保険証 or the eligibility certificate (資格確認書).
sheet-parent-no-card = Do not hand in a copy of the マイナンバーカード. It is of no use at a clinic.
sheet-parent-written = What you wrote yourself (phone, allergies) is printed too. Please check that it is right.
sheet-parent-return = Ask to have the sheets returned or shredded by { $date }.
sheet-parent-return-open = Ask to have the sheets returned or shredded after use.
sheet-parent-change = When the insurance changes, take the old sheets back and hand in new ones.
sheet-parent-for = Child: { $name }

## The overview of the family's papers
sheet-overview-title = The family's papers
sheet-overview-what = This list is for your home. It holds all numbers: do not give it to a school or clinic, and keep it out of sight.
sheet-overview-empty = No paper is in use.

## Options
option-class = class
option-phone = phone
option-emergency = emergency contact
option-allergies = allergies
option-second_lang = second language
option-per_child = lines of each child

