# Texts in the family's own calendar. $name: the member.
calendar-name = 資格手帳
calendar-summary = { $name }：{ $what }
calendar-renewal_opens = 電子証明書の更新ができる日
calendar-new_card_opens = 新しいカードの手続きができる日
calendar-apply_new_card = 新しいカードを申し込む日の目安
calendar-certificate_end = 電子証明書の期限
calendar-grace_end = 保険証として使える最後の日（要更新）
calendar-card_end = マイナンバーカードの期限
calendar-eligibility_certificate_end = 資格確認書の有効期限
calendar-eligibility_pdf_end = 負担割合の有効期限
calendar-eligibility_notice_end = お知らせに書かれた負担割合の有効期限
calendar-child_certificate_end = 子ども医療証の期限
