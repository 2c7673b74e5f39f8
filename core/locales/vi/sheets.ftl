sheet-made-on = Ngày làm: { $date }

## The recovery sheet
sheet-recovery-title = Tờ giấy để mở lại sổ (資格手帳)
sheet-recovery-what = Khi mất hoặc hỏng điện thoại, tờ giấy này giúp mở lại sổ của gia đình.
sheet-recovery-passphrase = Cụm mật khẩu (合言葉)
sheet-recovery-write = Hãy viết rõ cụm mật khẩu, đúng chữ hoa và chữ thường. Mỗi chỗ trống là một dấu cách.
sheet-recovery-printed = Hãy nhập đúng như vậy, cả chữ hoa và chữ thường. Mỗi chỗ trống là một dấu cách.
sheet-recovery-backup = Nơi cất bản sao lưu (控え)
sheet-recovery-steps = Cách mở
sheet-recovery-step-1 = Cài 資格手帳 vào điện thoại hoặc máy tính mới.
sheet-recovery-step-2 = Lấy tệp sao lưu từ nơi đã ghi ở trên.
sheet-recovery-step-3 = Chọn “khôi phục từ bản sao lưu” (控えから戻す) và nhập cụm mật khẩu.
sheet-recovery-step-4 = Kiểm tra xem có đủ giấy tờ của gia đình không, rồi làm bản sao lưu mới.
sheet-recovery-care = Điều quan trọng
sheet-recovery-care-1 = Cất tờ giấy này kín đáo như sổ ngân hàng. Không chụp ảnh, không gửi cho ai.
sheet-recovery-care-2 = Khi đổi cụm mật khẩu, hãy làm lại tờ giấy này và cắt vụn tờ cũ.
sheet-recovery-care-3 = Nếu mất cả cụm mật khẩu và khóa thì không ai mở được sổ. Giấy tờ gốc có thể lấy lại, ví dụ ở マイナポータル.

## The parent's copy of a hand-out
sheet-parent-title = Bản của phụ huynh (không nộp cho trường)
sheet-parent-what = Đây là giấy để gửi giấy tờ bảo hiểm y tế của con ở trường hoặc nhà trẻ.
sheet-parent-print = In đúng kích thước thật (100 %), in một mặt giấy.
sheet-parent-hand-in = Nộp trang giấy tờ gốc (もとの書類) và trang có số. Giữ bản này ở nhà.
sheet-parent-use = Khi giáo viên đưa con đi bệnh viện hoặc nhà thuốc, chỉ cần giấy này là dùng được bảo hiểm. Không cần マイナンバーカード.
sheet-parent-self = Khi tự đưa con đi, hãy xuất trình マイナ保険証 hoặc giấy xác nhận tư cách (資格確認書).
sheet-parent-no-card = Đừng nộp bản sao マイナンバーカード. Bản sao không dùng để khám bệnh được.
sheet-parent-written = Những điều bạn tự ghi (điện thoại, dị ứng) cũng được in ra. Hãy xem có đúng không.
sheet-parent-return = Hãy nhờ trường trả lại hoặc cắt vụn chậm nhất vào ngày { $date }.
sheet-parent-return-open = Hãy nhờ trường trả lại hoặc cắt vụn sau khi dùng xong.
sheet-parent-change = Khi đổi bảo hiểm, hãy lấy lại giấy cũ và nộp giấy mới.
sheet-parent-for = Con: { $name }

## The overview of the family's papers
sheet-overview-title = Danh sách giấy tờ của gia đình
sheet-overview-what = Danh sách này để ở nhà. Trên đó có tất cả các số: đừng đưa cho trường hay bệnh viện, hãy cất kín.
sheet-overview-empty = Không có giấy tờ nào đang dùng.

## Options
option-class = lớp
option-phone = điện thoại
option-emergency = liên hệ khẩn cấp
option-allergies = dị ứng
option-second_lang = ngôn ngữ thứ hai
option-per_child = ghi chú cho từng trẻ

