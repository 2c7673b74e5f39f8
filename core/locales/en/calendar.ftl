# Texts in the family's own calendar. $name: the member.
calendar-name = Insurance papers (資格手帳)
calendar-summary = { $name }: { $what }
calendar-renewal_opens = user certificate can be renewed from today
calendar-new_card_opens = new card can be applied for from today
calendar-apply_new_card = apply for the new card by today
calendar-certificate_end = last day of the user certificate
calendar-grace_end = last day the card works at clinics without renewal
calendar-card_end = last day of the My Number Card
calendar-eligibility_certificate_end = last day of the eligibility certificate (資格確認書)
calendar-eligibility_pdf_end = last day of the copayment rate (負担割合)
calendar-eligibility_notice_end = last day of the copayment rate (負担割合) on the notice
calendar-child_certificate_end = last day of the child medical certificate
