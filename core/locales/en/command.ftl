# What the command techo says to people beside the texts of papers, rules and errors.
command-column-member = member
command-column-id = id
command-column-document = document
command-column-kind = paper
command-column-state = state
command-state-in_use = in use
command-state-superseded = replaced
command-state-expired = expired
command-state-binned = in the bin
command-outcome-new = stored for a new member
command-outcome-same = stored before, nothing changed
command-outcome-newer = stored as the newer paper
command-outcome-older = stored as an older paper
command-outcome-changed_insurer = stored: the insurer has changed
command-outcome-ask = whose is it? Nothing was stored yet
command-outcome-error = not stored
command-ask-hint = Run it again with --member { $id } if it is this member's, or with --new-member if it is somebody new.
command-empty-family = No papers yet. Import one with techo add.
command-nothing-due = Nothing to tell today.
command-source = Sources: { $sources }
command-written = Written: { $file }
command-handout-print = Print it on one side of the paper, at actual size (100%).
command-noted = Noted.
command-init = The notebook is made: { $file }. Keep a copy of the key file in another place: without it nobody can open the notebook.
command-tour-title = The notebook of an invented family ({ $date })
command-tour-files = What was made:
command-tour-screen = clinic screen of { $name }
command-tour-handout = sheets for the school ({ $name })
command-tour-calendar = calendar of the deadlines
command-tour-store = the encrypted notebook
command-tour-key = its key
command-stage-fine = { $days ->
    [one] Nothing to do yet: { $days } day to the end of the user certificate.
   *[other] Nothing to do yet: { $days } days to the end of the user certificate.
}
command-stage-renewable = { $days ->
    [one] It can be renewed now: { $days } day to the end of the user certificate.
   *[other] It can be renewed now: { $days } days to the end of the user certificate.
}
command-stage-grace = The user certificate has ended. Clinics still take the card as insurance card (マイナ保険証) for a while.
command-stage-ended = It has ended and no longer works as insurance card (マイナ保険証).
command-renewable-from = first day to renew
command-portal-login-until = last day for マイナポータル
command-grace-until = last day promised at clinics
command-column-saved = saved or issued
command-why-several_members = several members have these numbers and this name
command-why-other_birth_date = same numbers and name, another birth date
command-why-no_branch = same symbol and number, but no branch number (枝番)
command-why-other_name = same numbers, another name
command-why-other_branch = same name, symbol and number, another branch number (枝番)
command-why-other_numbers = same name and insurer, another symbol or number
command-why-other_insurer = same name, another insurer
command-why-in_bin = is in the bin; the paper takes them out of it again
command-asks-replace_paper = Another paper still shows the former insurer or numbers: replace it.
command-asks-handout_stale = Sheets that a school or nursery has are out of date: print new ones.
