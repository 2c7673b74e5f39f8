# What the rules say: notes on dates (deadline-…), next steps (step-…), warnings (warn-…).
# Days come as $date, $until, $from, $promised, $system; $days is a number of days.

# Notes on the dates of a card
deadline-estimated_dates = Các ngày này được tính từ ngày sinh nhật; hãy kiểm tra lại trên thẻ và trên { -portal }.
deadline-card_ends_with_certificate = Vào ngày { $date }, chính { -card } hết hạn cùng lúc với chứng thư; sau đó còn dùng được hay không thì các nguồn nói khác nhau, hãy chuẩn bị như là không dùng được.
deadline-grace_end_disputed = Về ngày cuối còn dùng được tại cơ sở y tế sau khi hết hạn, có nguồn nói ngày { $promised }, có nguồn nói ngày { $system }; hãy theo ngày sớm hơn, { $promised }.
deadline-card_ended_with_certificate = Chính { -card } đã hết hạn cùng lúc với chứng thư vào ngày { $date }; còn dùng được hay không thì các nguồn nói khác nhau, hãy xem như không dùng được.
deadline-grace_end_passed = Đã qua ngày { $promised }; có nguồn nói dùng được đến ngày { $system }, nhưng đừng trông cậy vào đó.
deadline-feb29_estimated = Với sinh nhật 29/2, năm không nhuận được tính là 28/2; hãy kiểm tra ngày trên thẻ.
deadline-age_line_doubtful = Thẻ được cấp khi mốc tuổi đang thay đổi (tháng 4/2022), nên ở đây lấy ngày sớm hơn; hãy kiểm tra ngày trên thẻ.
deadline-renewed_early = Chứng thư được tính là đã gia hạn trước khi hết hạn, nên ngày cuối là { $date }.
deadline-stay_ends_first = { -card } hết hạn cùng thời hạn lưu trú (在留期間) vào ngày { $date }; sau khi gia hạn lưu trú, hãy gia hạn cả thẻ.
deadline-stay_ended_first = { -card } đã hết hạn cùng thời hạn lưu trú (在留期間) vào ngày { $date }.
deadline-dates_disagree = Chứng thư có hạn sau hạn của thẻ, điều này không thể xảy ra; hãy kiểm tra lại các ngày đã nhập.
deadline-reissue_takes_a_month = Thẻ mới mất khoảng một tháng từ khi đăng ký đến khi nhận.

# Next steps
step-remember_renewal = Có thể gia hạn từ ngày { $from }; khi đó sẽ có lời nhắc.
step-remember_new_card = Có thể xin thẻ mới từ ngày { $from }; khi đó sẽ có lời nhắc.
step-renew_certificate = Hãy gia hạn { -user-certificate } tại quầy của thành phố, quận hoặc thị trấn nơi bạn sống, chậm nhất ngày { $until }; không cần đăng ký trước.
step-renew_certificate_now = Hãy gia hạn { -user-certificate } ngay tại quầy của thành phố, quận hoặc thị trấn nơi bạn sống, chậm nhất ngày { $until }.
step-renew_certificate_late = Hãy xin cấp lại { -user-certificate } tại quầy của thành phố, quận hoặc thị trấn nơi bạn sống.
step-fetch_pdf = Hãy lưu { -eligibility-pdf } mới từ { -portal } chậm nhất ngày { $until }; sau đó không đăng nhập được cho đến khi gia hạn.
step-wait_a_day = Sau khi gia hạn, hãy chờ khoảng một ngày rồi mới dùng được.
step-apply_new_card = Hãy nộp đơn xin { -card } mới chậm nhất ngày { $until }: mất khoảng một tháng.
step-apply_new_card_now = Hãy nộp đơn xin { -card } mới ngay: mất khoảng một tháng.
step-apply_new_card_late = Nếu chưa, hãy nộp đơn xin { -card } mới: mất khoảng một tháng.
step-ask_eligibility_certificate = Nếu chưa nhận được { -eligibility-certificate }, hãy xin { -insurer } cấp; chỉ cần giấy đó là đi khám được.
step-ask_eligibility_certificate_meanwhile = Nếu thẻ mới không kịp có, hãy xin { -insurer } cấp { -eligibility-certificate }.
step-check_registration = Sau đó hãy kiểm tra trên { -portal } hoặc máy đọc thẻ ở cơ sở y tế xem thẻ còn được đăng ký làm thẻ bảo hiểm không.
step-check_phone = Sau khi gia hạn, hãy kiểm tra thẻ trên điện thoại còn dùng được không; có thể phải thêm lại.
step-ask_about_stay = Sau khi gia hạn lưu trú, hãy gia hạn thẻ tại quầy của thành phố, quận hoặc thị trấn nơi bạn sống, chậm nhất ngày { $until }.
step-renew_eligibility_certificate = Nếu đến ngày { $until } chưa nhận được { -eligibility-certificate } mới, hãy hỏi { -insurer }.
step-replace_eligibility_certificate = Nếu chưa nhận được { -eligibility-certificate } mới, hãy xin { -insurer } cấp; nếu có { -registered-card } thì dùng thẻ đó.
step-fetch_new_pdf = Hãy đăng nhập { -portal } bằng thẻ của chính người này, lưu { -eligibility-pdf } mới rồi thêm vào đây.
step-fetch_pdf_after_renewal = Sau khi gia hạn chứng thư hoặc thẻ, hãy lưu { -eligibility-pdf } mới từ { -portal }.
step-check_new_insurer = Hãy kiểm tra PDF mới có ghi đúng cơ quan bảo hiểm hiện tại không; dữ liệu mới có thể mất khoảng hai tuần.
step-ask_insurer_meanwhile = Nếu cần đi khám trước khi có dữ liệu mới, hãy hỏi { -insurer } về { -eligibility-certificate }.
step-print_new_sheet = Khi có PDF mới, hãy in lại tờ giấy để nộp và nộp chậm nhất ngày { $until }.
step-ask_for_notice = Nếu chưa nhận được { -eligibility-notice } mới, hãy lưu PDF từ { -portal } hoặc hỏi { -insurer }.
step-renew_child_certificate = Nếu đến ngày { $until } chưa nhận được { -child-certificate } mới, hãy hỏi thành phố, quận hoặc thị trấn nơi bạn sống.
step-replace_child_certificate = Nếu chưa nhận được { -child-certificate } mới, hãy hỏi thành phố, quận hoặc thị trấn nơi bạn sống; nếu đã quá tuổi thì không cần làm gì.
step-late_elderly_all = Trong chế độ y tế cho người cao tuổi (後期高齢者医療), { -eligibility-certificate } mới được gửi đến mọi người trước cuối tháng 7.
step-late_elderly_by_age = Trong chế độ y tế cho người cao tuổi (後期高齢者医療), ai đủ 85 tuổi vào ngày 1/8/2026 sẽ tự động nhận { -eligibility-certificate }; người trẻ hơn có { -registered-card } sẽ nhận { -eligibility-notice } và nộp đơn nếu cần.
step-elderly_70 = Tỷ lệ tự trả (負担割合) thay đổi; nếu trước ngày { $until } chưa nhận được giấy mới, hãy hỏi { -insurer }.
step-late_elderly_75 = Bảo hiểm chuyển sang 後期高齢者医療 và giấy cũ chỉ dùng đến hôm trước; nếu trước ngày { $until } chưa nhận được giấy mới, hãy hỏi nơi bạn sống.
step-correct_date = Khi có ngày mới, hãy nhập lại vào sổ này.
step-correct_estimate = Ngày này được tính từ ngày sinh. Nếu đã gia hạn, hãy nhập vào sổ này ngày hết hạn mới ghi trên { -portal } hoặc trên giấy đã nhận.

# Warnings: a short title (fit for a lock screen, without names or numbers) and one clear sentence
days-left = { $days ->
    [0] hôm nay là ngày cuối
   *[other] còn { $days } ngày
}
warn-estimated = { $text } (Ngày này được tính từ ngày sinh và ngày cấp thẻ.)
warn-certificate-renewable-title = Đã có thể gia hạn chứng thư điện tử
warn-certificate-renewable-text = Hiệu lực của { -user-certificate } đến hết ngày { $date } ({ days-left }), hiện đã có thể gia hạn.
warn-certificate-ending-title = Chứng thư điện tử sắp hết hạn
warn-certificate-ending-text = Hiệu lực của { -user-certificate } hết vào ngày { $date } ({ days-left }); sau đó không đăng nhập được { -portal }.
warn-certificate-grace-title = Chứng thư điện tử đã hết hạn
warn-certificate-grace-text = Hiệu lực của { -user-certificate } đã hết ngày { $date }; cơ sở y tế vẫn nhận thẻ đến hết ngày { $until } nhưng không có thông tin thuốc và khám chữa bệnh, và không đăng nhập được { -portal }.
warn-certificate-ended-title = Thẻ đã hết thời gian dùng khi đi khám
warn-certificate-ended-text = Hiệu lực của { -user-certificate } đã hết ngày { $date } và thời gian được dùng thêm cũng đã qua; hãy xem như thẻ không dùng được khi đi khám.
warn-certificate-renewed-title = Hãy kiểm tra ngày đã tính
warn-certificate-renewed-text = Theo tính toán, { -user-certificate } đã hết hạn ngày { $date }, nhưng sau đó có lưu PDF, nghĩa là đã gia hạn; hãy nhập ngày hết hạn mới.
warn-card-renewable-title = Đã có thể xin thẻ mới
warn-card-renewable-text = Hạn dùng của { -card } đến hết ngày { $date } ({ days-left }); hiện đã có thể xin thẻ mới.
warn-card-ending-title = Thẻ My Number sắp hết hạn
warn-card-ending-text = Hạn dùng của { -card } hết vào ngày { $date } ({ days-left }); thẻ mới mất khoảng một tháng.
warn-stay-ending-text = Hạn dùng của { -card } hết cùng thời hạn lưu trú (在留期間) vào ngày { $date } ({ days-left }).
warn-card-ended-title = Thẻ My Number đã hết hạn
warn-card-ended-text = Hạn dùng của { -card } đã hết ngày { $date }; hãy xem như không dùng được khi đi khám.
warn-eligibility_certificate-ending-title = Giấy xác nhận tư cách sắp hết hạn
warn-eligibility_certificate-ending-text = Hiệu lực của { -eligibility-certificate } đến hết ngày { $date } ({ days-left }).
warn-eligibility_certificate-ended-title = Giấy xác nhận tư cách đã hết hạn
warn-eligibility_certificate-ended-text = Hiệu lực của { -eligibility-certificate } đã hết ngày { $date }, không dùng để đi khám được nữa.
warn-certificate-missing-title = Thiếu giấy xác nhận tư cách
warn-certificate-missing-text = Thẻ được ghi là chưa đăng ký làm thẻ bảo hiểm, nhưng trong sổ này không có { -eligibility-certificate }; cần có nó khi đi khám.
warn-copay-ending-title = Tỷ lệ tự trả sắp đến hạn
warn-copay-ending-text = Tỷ lệ tự trả ghi trên { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
} có hiệu lực đến hết ngày { $date } ({ days-left }); sau đó có thể thay đổi.
warn-copay-ended-title = Tỷ lệ tự trả đã quá hạn
warn-copay-ended-text = Tỷ lệ tự trả ghi trên { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
} đã hết hạn ngày { $date } và có thể đã thay đổi.
warn-pdf-old-title = PDF thông tin tư cách đã cũ
warn-pdf-old-text = Tệp { -eligibility-pdf } được lưu ngày { $date }, đã { $days } ngày; nên lưu bản mới trước khi nộp cho trường.
warn-pdf-before_event-title = PDF thông tin tư cách sẽ cũ vào ngày cần dùng
warn-pdf-before_event-text = Tệp { -eligibility-pdf } được lưu ngày { $date }, đến ngày cần dùng ({ $until }) sẽ đã { $days } ngày; nên lưu bản mới.
warn-pdf-former_insurer-title = PDF thông tin tư cách là của bảo hiểm trước
warn-pdf-former_insurer-text = Tệp { -eligibility-pdf } được lưu ngày { $date } và ghi bảo hiểm có hiệu lực đến { $until }; hãy lưu bản của bảo hiểm hiện tại.
warn-paper-former_insurer-title = Giấy tờ đang có là của bảo hiểm trước
warn-paper-former_insurer-text = { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-certificate }
} ghi bảo hiểm có hiệu lực đến { $until }; hãy thay bằng bản của bảo hiểm hiện tại.
warn-child_certificate-ending-title = Giấy y tế trẻ em sắp hết hạn
warn-child_certificate-ending-text = Hiệu lực của { -child-certificate } đến hết ngày { $date } ({ days-left }).
warn-child_certificate-ended-title = Giấy y tế trẻ em đã hết hạn
warn-child_certificate-ended-text = Hiệu lực của { -child-certificate } đã hết ngày { $date }.
