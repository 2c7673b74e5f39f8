sheet-made-on = Ngày làm: { $date }

## The recovery sheet
sheet-recovery-title = Tờ giấy để mở lại sổ (資格手帳)
sheet-recovery-what = Khi mất hoặc hỏng điện thoại, tờ giấy này giúp mở lại sổ của gia đình.
sheet-recovery-passphrase = Cụm mật khẩu (合言葉)
sheet-recovery-write = Hãy viết rõ cụm mật khẩu, đúng chữ hoa, chữ thường và khoảng trắng.
sheet-recovery-printed = Hãy nhập đúng như vậy, cả chữ hoa, chữ thường và khoảng trắng.
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
