# Texts in the family's own calendar. $name: the member.
calendar-name = 資格手帳
calendar-summary = { $name }：{ $what }
calendar-renewal_opens = 電子証明書を 更新（こうしん）できる 日
calendar-new_card_opens = 新しい カードを 申し込める 日
calendar-apply_new_card = 新しい カードを 申し込む 日
calendar-certificate_end = 電子証明書の 最後の 日
calendar-grace_end = 保険証として 使える 最後の 日
calendar-card_end = マイナンバーカードの 最後の 日
calendar-eligibility_certificate_end = 資格確認書（しかく かくにんしょ）の 最後の 日
calendar-eligibility_pdf_end = 負担割合（はらう お金の 割合）の 最後の 日
calendar-eligibility_notice_end = お知らせの 負担割合（はらう お金の 割合）の 最後の 日
calendar-child_certificate_end = 子ども医療証（こども いりょうしょう）の 最後の 日
