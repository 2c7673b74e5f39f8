# Texts in the family's own calendar. $name: the member.
calendar-name = 保险证件（資格手帳）
calendar-summary = { $name }：{ $what }
calendar-renewal_opens = 电子证书从今天起可更新
calendar-new_card_opens = 从今天起可申请新卡
calendar-apply_new_card = 今天之前应申请新卡
calendar-certificate_end = 电子证书的最后一天
calendar-grace_end = 未更新时可就诊的最后一天
calendar-card_end = 个人编号卡的最后一天
calendar-eligibility_certificate_end = 资格确认书（資格確認書）的最后一天
calendar-eligibility_pdf_end = 自付比例（負担割合）的最后一天
calendar-eligibility_notice_end = 通知上自付比例（負担割合）的最后一天
calendar-child_certificate_end = 儿童医疗证的最后一天
