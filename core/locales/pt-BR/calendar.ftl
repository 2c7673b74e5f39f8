# Texts in the family's own calendar. $name: the member.
calendar-name = Papéis do seguro (資格手帳)
calendar-summary = { $name }: { $what }
calendar-renewal_opens = certificado pode ser renovado a partir de hoje
calendar-new_card_opens = cartão novo pode ser pedido a partir de hoje
calendar-apply_new_card = peça o cartão novo até hoje
calendar-certificate_end = último dia do certificado
calendar-grace_end = último dia do cartão nas clínicas sem renovação
calendar-card_end = último dia do cartão My Number
calendar-eligibility_certificate_end = último dia do certificado de elegibilidade (資格確認書)
calendar-eligibility_pdf_end = último dia da coparticipação (負担割合)
calendar-eligibility_notice_end = último dia da coparticipação (負担割合) no aviso
calendar-child_certificate_end = último dia do certificado médico infantil
