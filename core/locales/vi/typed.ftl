# Một câu dưới ô điền bằng tay.
typed-missing = Ô này là bắt buộc.
typed-not_digits = Chỉ nhập chữ số.
typed-wrong_length = Sai số chữ số: số cơ quan bảo hiểm (保険者番号) có 6 hoặc 8, số nhánh (枝番) có 2.
typed-not_a_date = Hãy nhập một ngày có trong lịch, ví dụ 2026-07-31 hoặc 令和8年7月31日.
typed-not_a_choice = Đây không phải là từ dùng được cho ô này.
typed-not_a_text = Hãy nhập những gì ghi trên giấy, trên một dòng.
