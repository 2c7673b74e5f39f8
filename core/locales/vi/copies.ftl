# Copies in which something is hidden, and texts from a QR code.
error-cannot_mask = Không chắc đã tìm thấy hết các số trên trang, nên không tạo bản che số.
masked-warning-expired = Giấy tờ đã quá 有効期限 (ngày hết hạn).
masked-warning-saved_long_ago = Giấy tờ được lưu cách đây hơn 90 ngày.
masked-warning-no_date = Trên giấy tờ không có ngày nên không biết nội dung của thời điểm nào.
masked-warning-pictures_hidden = Hình ảnh cũng được bôi đen vì có thể chứa số.
masked-warning-others_hidden = Phần của người khác trên cùng trang cũng được bôi đen.
handout-warning-extract = Bản trích: phần của người khác trên cùng trang đã được xóa.
option-version = phiên bản
option-format = định dạng
