# Texts in the family's own calendar. $name: the member.
calendar-name = Papéis do seguro (資格手帳)
calendar-summary = { $name }: { $what }
calendar-renewal_opens = certificado pode ser renovado a partir de hoje
calendar-new_card_opens = cartão novo pode ser pedido a partir de hoje
calendar-apply_new_card = peça o cartão novo até hoje
calendar-certificate_end = último dia do certificado
calendar-grace_end = último dia do cartão nas clínicas sem renovação
calendar-card_end = último dia do cartão My Number
calendar-paper_end = { $kind ->
    [eligibility_certificate] último dia do certificado de elegibilidade
    [eligibility_notice] último dia da coparticipação no aviso
   *[other] último dia da coparticipação
}
calendar-child_certificate_end = último dia do certificado médico infantil
