# Texts in the family's own calendar. $name: the member.
calendar-name = Giấy tờ bảo hiểm (資格手帳)
calendar-summary = { $name }: { $what }
calendar-renewal_opens = từ hôm nay gia hạn được chứng thư
calendar-new_card_opens = từ hôm nay xin được thẻ mới
calendar-apply_new_card = nên nộp đơn xin thẻ mới trước hôm nay
calendar-certificate_end = ngày cuối của chứng thư điện tử
calendar-grace_end = ngày cuối dùng được thẻ nếu chưa gia hạn
calendar-card_end = ngày cuối của thẻ My Number
calendar-eligibility_certificate_end = ngày cuối của giấy xác nhận tư cách (資格確認書)
calendar-eligibility_pdf_end = ngày cuối của tỷ lệ tự trả (負担割合)
calendar-eligibility_notice_end = ngày cuối của tỷ lệ tự trả (負担割合) trên thông báo
calendar-child_certificate_end = ngày cuối của giấy y tế trẻ em
