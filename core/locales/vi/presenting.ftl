# What to bring and show: things (present-thing-…), notes on what is enough (present-note-…), why a paper alone is not
# (present-why-…), what to do with nothing at hand (present-nothing-…), what happens at the counter (present-step-…).
present-thing-mynumber_card = { -card }
present-thing-phone_card = { -registered-card } trên điện thoại
present-thing-eligibility_pdf = { -eligibility-pdf }
present-thing-eligibility_notice = { -eligibility-notice }
present-thing-notice_copy = bản sao { -eligibility-notice }
present-thing-eligibility_certificate = { -eligibility-certificate }
present-thing-certificate_copy = bản sao { -eligibility-certificate }
present-thing-old_card = thẻ bảo hiểm y tế cũ (健康保険証)
present-thing-mynumber_card_copy = bản sao { -card }

present-note-card = Chỉ cần thẻ đã đăng ký là khám được.
present-note-card_without_pin = Không cần mã PIN: máy nhận diện khuôn mặt, hoặc nhân viên đối chiếu với ảnh.
present-note-card_in_grace = Dùng được trong 3 tháng sau khi chứng thư hết hạn, nhưng không truyền thông tin thuốc và khám bệnh; hãy gia hạn sớm.
present-note-card_at_home = Thẻ cũng dùng được khi khám tại nhà hoặc trực tuyến; hãy hỏi cách dùng khi đặt hẹn.
present-note-phone = Chỉ dùng được ở nơi có thiết bị phù hợp; luôn mang theo cả thẻ.
present-note-card_with_paper = Dù không đọc được thẻ, đưa cả hai là khám được.
present-note-card_with_paper_ask = Khi khám trực tuyến có thể cần mã PIN hoặc chứng thư; hãy chuẩn bị cả hai và hỏi cách đưa ra khi đặt hẹn.
present-note-card_with_paper_needed = Ở đây chỉ thẻ là không đủ: luôn đưa cả hai cùng lúc.
present-note-card_with_paper_outage = Khi máy hỏng, đưa cả hai cùng lúc thì chỉ trả phần tự chi trả.
present-note-card_outage = Đưa thẻ; khám lần đầu thì điền giấy 資格申立書, khám lại thì nơi khám xem hồ sơ cũ. Không phải trả toàn bộ chi phí.
present-note-certificate = Nếu đã được cấp { -eligibility-certificate } thì chỉ cần giấy đó; hãy xem ngày hết hạn (有効期限).
present-note-paper_led = Khi giáo viên hoặc người giữ trẻ đưa đi, chỉ cần giấy này; không cần thẻ.
present-note-certificate_copy_led = Trẻ không có { -registered-card } dùng được: gửi trước bản sao { -eligibility-certificate } cho trường hoặc nhà trẻ.
present-note-card_led = Thẻ của chính trẻ cũng dùng được; thẻ có thể bị mất, hãy cân nhắc có cho trẻ mang theo không.
present-note-old_card = Dùng được đến ngày ghi trên thẻ; một số thẻ, như của 国民健康保険, hết hạn trước ngày 1/12/2025.

present-why-card_too = Chỉ giấy này là không đủ: hãy đưa cùng với thẻ.
present-why-only_led = Chỉ đủ khi giáo viên hoặc người giữ trẻ đưa đi; đi một mình hoặc với phụ huynh thì hãy đưa thẻ.
present-why-led_scene = Khi nhân viên trường đưa đi trong hoạt động của trường hoặc từ nhà trẻ, chỉ cần giấy này (hãy chọn tình huống đó); các lần khám khác hãy trình cùng thẻ.
present-why-card_away = Chỉ có giá trị cùng với thẻ; khi không có thẻ trong tay thì cần { -eligibility-certificate }.
present-why-not_registered = Giấy này dành cho người có { -registered-card } dùng được; hãy dùng { -eligibility-certificate }, ở trường hoặc nhà trẻ thì bản sao của giấy đó.
present-why-copy_only_led = Bản sao chỉ đủ khi giáo viên của trường hoặc nhà trẻ đưa đi.
present-why-certificate_copy = Bản sao là không đủ: hãy đưa chính { -eligibility-certificate }.
present-why-copy_for_unregistered = Bản sao chỉ dành cho trẻ không có { -registered-card } dùng được; hãy dùng PDF hoặc thông báo.
present-why-old_card = Thẻ bảo hiểm cũ không dùng được từ ngày 2/12/2025.
present-why-card_copy = Bản sao thẻ không có thông tin bảo hiểm, mặt sau lại có số cá nhân: đừng đưa cho ai.

present-nothing-pay_in_full = Hãy trả toàn bộ chi phí (10割), giữ biên lai, rồi nộp 療養費支給申請書 cho { -insurer } để được hoàn lại; hãy hỏi quầy xem lần sau có thể thanh toán lại không.
present-nothing-emergency = Hãy điều trị trước đã. Nếu không xác nhận được, trả toàn bộ chi phí (10割), giữ biên lai, rồi nộp 療養費支給申請書 để được hoàn lại.

present-step-give_card_to_ambulance = Hãy đưa thẻ cho đội cấp cứu (マイナ救急): họ xem được thông tin thuốc và khám bệnh.
present-step-papers_can_wait = Cứ cấp cứu trước đã, rồi mới tìm giấy tờ; hãy hỏi quầy xem đưa sau có được không.
present-step-ask_when_booking = Khi đặt hẹn, hãy hỏi thẻ sẽ được đọc như thế nào.
present-step-staff_hand_in_paper = Giáo viên đi cùng nói rằng trẻ đang do trường hoặc nhà trẻ phụ trách và đưa giấy ra.
present-step-leave_paper_beforehand = Hãy gửi trước giấy hoặc bản sao cho nhà trẻ.
present-step-save_childs_pdf = Lưu PDF của trẻ bằng ứng dụng { -portal } của phụ huynh, đăng nhập với thẻ và mã PIN của trẻ.
present-step-guardian_shows_card = Khi phụ huynh đưa trẻ đi, hãy đưa thẻ của trẻ.
present-step-show_both = Đưa thẻ cùng với PDF (hoặc màn hình) thông tin tư cách hoặc thông báo.
present-step-say_seen_before = Nếu đã từng khám ở đây, hãy nói: họ xem được hồ sơ cũ.
present-step-fill_declaration = Khám lần đầu mà không có giấy tờ, hãy xin và điền giấy 資格申立書. Cơ quan bảo hiểm, các số, tên… có trong sổ này thì chép lại; phần còn lại tự viết.
present-step-put_card_on_reader = Đặt thẻ lên máy đọc ở quầy tiếp nhận.
present-step-parent_puts_card = Phụ huynh đặt thẻ của trẻ lên máy và nhập mã PIN 4 số; thẻ làm khi chưa tròn 1 tuổi không có ảnh nên cần mã PIN.
present-step-parent_puts_card_without_pin = Phụ huynh đặt thẻ của trẻ lên máy và nói rằng không dùng được mã PIN.
present-step-face_or_pin = Xác nhận bằng khuôn mặt hoặc mã PIN 4 số; máy không có camera thì dùng mã PIN hoặc nhân viên đối chiếu.
present-step-face_or_look = Không dùng mã PIN: để máy nhận diện khuôn mặt, hoặc nhờ nhân viên đối chiếu với ảnh.
present-step-staff_compare_face = Nếu trẻ không làm được, nhân viên có thể đối chiếu khuôn mặt với ảnh (目視確認).
present-step-choose_consent = Chọn có cho xem thông tin thuốc và khám bệnh không; không đồng ý vẫn khám được.
present-step-tell_medicines = Hãy nói các thuốc đang dùng: thông tin đó hiện không được truyền.
present-step-take_card_back = Đừng quên lấy lại thẻ.
present-step-ask_for_phone_reader = Hãy hỏi trước xem có nhận điện thoại không, và mang theo cả thẻ.
present-step-register_at_reader = Có thể đăng ký thẻ tại máy đọc ở quầy; trước khi đăng ký xong thì thẻ không dùng làm thẻ bảo hiểm được.
present-step-suspend_card = Hãy tạm khóa thẻ: gọi 0120-95-0178, 24 giờ, mọi ngày.
present-step-certificate_meanwhile = Để đi khám trong lúc chờ thẻ mới, hãy xin { -insurer } cấp { -eligibility-certificate }.
present-step-reset_pin = Có thể đặt lại mã PIN tại quầy của nơi bạn sống; nếu biết mật khẩu chữ ký thì làm được bằng ứng dụng và máy ở cửa hàng tiện lợi.
present-step-renew_soon = Hãy gia hạn ngay { -user-certificate } tại quầy của nơi bạn sống; 3 tháng được tính theo hai cách, đừng chờ đến ngày cuối.
present-step-save_pdf_beforehand = Hãy lưu trước PDF thông tin tư cách vào điện thoại, phòng khi không đọc được thẻ.
present-step-report_clinic = Nơi không nhận thẻ có thể được báo đến 0120-95-0178.
present-step-look_up_online = Đến hết tháng 3/2026, quầy có thể tra cứu bảo hiểm như ngoại lệ: hãy hỏi, nhưng đừng trông cậy.
present-step-shred_old_card = Có thể bỏ thẻ bảo hiểm cũ sau khi cắt nhỏ để không đọc được tên và số.
present-step-limit_without_application = Khi chi phí cao, không cần xin 限度額適用認定証: ở quầy bạn không trả quá mức giới hạn.
present-step-tax_return_data = Để khấu trừ thuế (医療費控除), có thể dùng dữ liệu trên { -portal }; hãy kiểm tra dữ liệu cũ có hiện ra không.
present-step-school_injury = Chấn thương ở trường hoặc nhà trẻ có chế độ riêng (災害共済給付); có dùng { -child-certificate } hay không tùy nơi, hãy hỏi trường hoặc nhà trẻ.
present-step-child_certificate = Nếu có { -child-certificate } thì đưa cùng; hãy mang theo kể cả nơi thẻ đã có thông tin đó. Mỗi nơi một khác.

# The form 資格申立書 (declaration-…): its lines beside those of papers, and what is not in the notebook
declaration-scheme = loại bảo hiểm (保険の種別)
declaration-scheme-work = qua nơi làm việc (社保)
declaration-scheme-national = bảo hiểm y tế quốc dân (国保)
declaration-scheme-late_elderly = y tế cho người cao tuổi (後期高齢者医療)
declaration-workplace = nơi làm việc, nếu có bảo hiểm qua công ty (事業所名)
declaration-phone = số điện thoại liên lạc (連絡先)
declaration-by_hand = (không có trong sổ, hãy tự viết)
