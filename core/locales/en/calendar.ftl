# Texts in the family's own calendar. $name: the member.
calendar-name = Insurance papers (資格手帳)
calendar-summary = { $name }: { $what }
calendar-renewal_opens = user certificate can be renewed from today
calendar-new_card_opens = new card can be applied for from today
calendar-apply_new_card = apply for the new card by today
calendar-certificate_end = last day of the user certificate
calendar-grace_end = last day the card works at clinics without renewal
calendar-card_end = last day of the My Number Card
calendar-paper_end = { $kind ->
    [eligibility_certificate] last day of the eligibility certificate
    [eligibility_notice] last day of the copayment rate on the notice
   *[other] last day of the copayment rate
}
calendar-child_certificate_end = last day of the child medical certificate
