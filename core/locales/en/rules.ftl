# What the rules say: notes on dates (deadline-…), next steps (step-…), warnings (warn-…).
# Days come as $date, $until, $from, $promised, $system; $days is a number of days.

# Notes on the dates of a card
deadline-estimated_dates = These dates are worked out from the birthday; please check them against the card and { -portal }.
deadline-card_ends_with_certificate = On { $date } the { -card } itself ends together with its certificate; authorities differ on whether it works after that, so plan as if it will not.
deadline-grace_end_disputed = Sources differ on the last day at clinics after the end: { $promised } or { $system }; please go by the earlier one, { $promised }.
deadline-card_ended_with_certificate = On { $date } the { -card } itself ended together with its certificate; authorities differ on whether it still works, so count on it not working.
deadline-grace_end_passed = { $promised } has passed; some sources say { $system }, but please do not count on it.
deadline-feb29_estimated = For a birthday on 29 February, 28 February is taken in other years; please check the date on the card.
deadline-age_line_doubtful = The card was issued while the age limit was changing (April 2022), so the earlier end is taken; please check the date on the card.
deadline-renewed_early = The certificate counts as renewed before its end, which makes { $date } its last day.
deadline-stay_ends_first = The { -card } ends with the period of stay (在留期間) on { $date }; once the stay is extended, have the card extended as well.
deadline-stay_ended_first = The { -card } ended with the period of stay (在留期間) on { $date }.
deadline-dates_disagree = The certificate would outlast the card, which cannot be; please check the dates entered against the card.
deadline-reissue_takes_a_month = A new card takes about a month from application to collection.

# Next steps
step-remember_renewal = It can be renewed from { $from }; you will be reminded then.
step-remember_new_card = A new card can be had from { $from }; you will be reminded then.
step-renew_certificate = Renew the { -user-certificate } at the counter of the municipality you live in by { $until }; no application beforehand is needed.
step-renew_certificate_now = Renew the { -user-certificate } at the counter of the municipality you live in right away, by { $until } at the latest.
step-renew_certificate_late = Have a new { -user-certificate } issued at the counter of the municipality you live in.
step-fetch_pdf = Save a new { -eligibility-pdf } from { -portal } by { $until }; after that you cannot log in until the renewal.
step-wait_a_day = After the renewal, allow about a day before it works everywhere.
step-apply_new_card = Apply for a new { -card } by { $until }: it takes about a month to arrive.
step-apply_new_card_now = Apply for a new { -card } now: it takes about a month to arrive.
step-apply_new_card_late = If you have not yet, apply for a new { -card }: it takes about a month to arrive.
step-ask_eligibility_certificate = If no { -eligibility-certificate } has come, apply to the { -insurer } for one; it is enough by itself at a clinic.
step-ask_eligibility_certificate_meanwhile = If the new card will not be there in time, apply to the { -insurer } for an { -eligibility-certificate }.
step-check_registration = Afterwards check in { -portal } or at a clinic's reader that the card is still registered as insurance card.
step-check_phone = After the renewal, check that the card on the phone still works; it may have to be added again.
step-ask_about_stay = Once the stay is extended, have the card extended at the counter of the municipality you live in by { $until }.
step-renew_eligibility_certificate = If the next { -eligibility-certificate } has not come by { $until }, ask the { -insurer }.
step-replace_eligibility_certificate = If the next { -eligibility-certificate } has not come, apply to the { -insurer }; with a { -registered-card } you can use that.
step-fetch_new_pdf = Log in to { -portal } with this person's own card, save a new { -eligibility-pdf } and add it here.
step-fetch_pdf_after_renewal = Once the certificate or card is renewed, save a new { -eligibility-pdf } from { -portal }.
step-check_new_insurer = Check that the new PDF names the present insurer; it can take about two weeks until the new data is there.
step-ask_insurer_meanwhile = If you need a doctor before the new data is there, ask the { -insurer } about an { -eligibility-certificate }.
step-print_new_sheet = With the new PDF, print the sheet again and hand it in by { $until }.
step-ask_for_notice = If no new { -eligibility-notice } has come, save the PDF from { -portal } or ask the { -insurer }.
step-renew_child_certificate = If the next { -child-certificate } has not come by { $until }, ask the municipality you live in.
step-replace_child_certificate = If the next { -child-certificate } has not come, ask the municipality you live in; past the age it is for, nothing needs doing.
step-late_elderly_all = In the medical scheme for the elderly (後期高齢者医療) a new { -eligibility-certificate } comes to everyone by the end of July.
step-late_elderly_by_age = In the medical scheme for the elderly (後期高齢者医療) the { -eligibility-certificate } comes by itself to those who were 85 or older on 1 August 2026; younger holders of a { -registered-card } get an { -eligibility-notice } and apply if they need it.
step-elderly_70 = The copayment rate changes; if no new paper has come before { $until }, ask the { -insurer }.
step-late_elderly_75 = The insurance changes to 後期高齢者医療 and the old papers end the day before; if no new one has come before { $until }, ask the municipality you live in.
step-correct_date = Once you have the new dates, enter them here.
step-correct_estimate = This day is worked out from the birth date. If the renewal is done already, enter the new last day (in { -portal } or on the paper you got) here.

# Warnings: a short title (fit for a lock screen, without names or numbers) and one clear sentence
days-left = { $days ->
    [0] today is the last day
    [one] { $days } day left
   *[other] { $days } days left
}
warn-estimated = { $text } (This day is worked out from the birth date and the card’s issue.)
warn-certificate-renewable-title = The user certificate can be renewed
warn-certificate-renewable-text = The { -user-certificate } is valid until { $date } ({ days-left }) and can be renewed now.
warn-certificate-ending-title = The user certificate ends soon
warn-certificate-ending-text = The { -user-certificate } ends on { $date } ({ days-left }); after that { -portal } cannot be logged in to.
warn-certificate-grace-title = The user certificate has ended
warn-certificate-grace-text = The { -user-certificate } ended on { $date }; clinics still take the card until { $until }, without medicine and treatment data, and { -portal } cannot be logged in to.
warn-certificate-ended-title = The card's time at clinics is over
warn-certificate-ended-text = The { -user-certificate } ended on { $date } and the time after it is over too; count on the card not being taken at clinics.
warn-certificate-renewed-title = Please check a date that was worked out
warn-certificate-renewed-text = As worked out, the { -user-certificate } ended on { $date }, but a PDF was saved after that, so it has been renewed; please enter its new last day.
warn-card-renewable-title = A new card can be applied for
warn-card-renewable-text = The { -card } is valid until { $date } ({ days-left }); a new one can be applied for now.
warn-card-ending-title = The card ends soon
warn-card-ending-text = The { -card } ends on { $date } ({ days-left }); a new one takes about a month.
warn-stay-ending-text = The { -card } ends with the period of stay (在留期間) on { $date } ({ days-left }).
warn-card-ended-title = The card has ended
warn-card-ended-text = The { -card } ended on { $date }; count on it not being taken at clinics.
warn-eligibility_certificate-ending-title = An eligibility certificate ends soon
warn-eligibility_certificate-ending-text = The { -eligibility-certificate } is valid until { $date } ({ days-left }).
warn-eligibility_certificate-ended-title = An eligibility certificate has ended
warn-eligibility_certificate-ended-text = The { -eligibility-certificate } ended on { $date } and can no longer be used at a clinic.
warn-certificate-missing-title = An eligibility certificate is missing
warn-certificate-missing-text = The card is noted as not registered as insurance card, and no { -eligibility-certificate } is in this notebook; it is needed to see a doctor.
warn-copay-ending-title = A copayment rate may change soon
warn-copay-ending-text = The copayment rate on the { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
} is valid until { $date } ({ days-left }); it may change after that.
warn-copay-ended-title = A copayment rate is out of date
warn-copay-ended-text = The copayment rate on the { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
} ended on { $date } and may have changed since.
warn-pdf-old-title = An eligibility PDF is getting old
warn-pdf-old-text = The { -eligibility-pdf } was saved on { $date }, { $days } days ago; better save a new one before handing it to a school or nursery.
warn-pdf-before_event-title = An eligibility PDF will be old when it is needed
warn-pdf-before_event-text = The { -eligibility-pdf } was saved on { $date } and will be { $days } days old on { $until }, when it is needed; better save a new one.
warn-pdf-former_insurer-title = An eligibility PDF is from a former insurer
warn-pdf-former_insurer-text = The { -eligibility-pdf } was saved on { $date } and shows the insurance that was valid until { $until }; save one of the present insurance.
warn-paper-former_insurer-title = A paper at hand is from a former insurer
warn-paper-former_insurer-text = The { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-certificate }
} shows the insurance that was valid until { $until }; replace it with one of the present insurance.
warn-child_certificate-ending-title = A child medical certificate ends soon
warn-child_certificate-ending-text = The { -child-certificate } is valid until { $date } ({ days-left }).
warn-child_certificate-ended-title = A child medical certificate has ended
warn-child_certificate-ended-text = The { -child-certificate } ended on { $date }.
