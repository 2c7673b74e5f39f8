# What the rules say: notes on dates (deadline-…), next steps (step-…), warnings (warn-…).
# Days come as $date, $until, $from, $promised, $system; $days is a number of days.

# Notes on the dates of a card
deadline-estimated_dates = 这些日期是根据生日推算的，请以卡面和{ -portal }上的日期为准。
deadline-card_ends_with_certificate = { $date }这天，{ -card }本身也与电子证书同时到期；此后能否使用说法不一，请按不能使用来准备。
deadline-grace_end_disputed = 到期后在医疗机构可用的最后一天，有{ $promised }和{ $system }两种说法，请以较早的{ $promised }为准。
deadline-card_ended_with_certificate = { -card }本身已于{ $date }与电子证书同时到期；能否继续使用说法不一，请按不能使用来准备。
deadline-grace_end_passed = { $promised }已过；也有可用到{ $system }的说法，但请不要依赖。
deadline-feb29_estimated = 生日为2月29日时，平年按2月28日计算，请核对卡上的日期。
deadline-age_line_doubtful = 该卡发行时正值年龄界限变更（2022年4月），因此按较早的到期日计算，请核对卡上的日期。
deadline-renewed_early = 该电子证书按到期前更新计算，有效至{ $date }。
deadline-stay_ends_first = { -card }随在留期间（在留期間）于{ $date }到期；在留期间更新后，请同时办理卡的延期。
deadline-stay_ended_first = { -card }已随在留期间（在留期間）于{ $date }到期。
deadline-dates_disagree = 电子证书的期限晚于卡的期限，这不可能，请对照卡核对输入的日期。
deadline-reissue_takes_a_month = 新卡从申请到领取大约需要一个月。

# Next steps
step-remember_renewal = 从{ $from }起可以更新，届时会提醒您。
step-remember_new_card = 从{ $from }起可以申请新卡，届时会提醒您。
step-renew_certificate = 请最迟于{ $until }到居住地市区町村的窗口更新{ -user-certificate }，无需事先申请。
step-renew_certificate_now = 请立即到居住地市区町村的窗口更新{ -user-certificate }，最迟{ $until }。
step-renew_certificate_late = 请到居住地市区町村的窗口重新办理{ -user-certificate }。
step-fetch_pdf = 请最迟于{ $until }从{ -portal }保存新的{ -eligibility-pdf }，此后在更新之前无法登录。
step-wait_a_day = 更新后，请预留约一天时间才能使用。
step-apply_new_card = 请最迟于{ $until }申请新的{ -card }，大约需要一个月。
step-apply_new_card_now = 请现在就申请新的{ -card }，大约需要一个月。
step-apply_new_card_late = 如果还没有申请，请申请新的{ -card }，大约需要一个月。
step-ask_eligibility_certificate = 如果没有收到{ -eligibility-certificate }，请向{ -insurer }申请，凭它即可就诊。
step-ask_eligibility_certificate_meanwhile = 如果新卡来不及，请向{ -insurer }申请{ -eligibility-certificate }。
step-check_registration = 办理后，请在{ -portal }或医疗机构的读卡器上确认保险证登记是否仍然有效。
step-check_phone = 更新后，请确认手机里的卡是否仍能使用，可能需要重新添加。
step-ask_about_stay = 在留期间更新后，请最迟于{ $until }到居住地市区町村的窗口办理卡的延期。
step-renew_eligibility_certificate = 如果到{ $until }还没有收到下一份{ -eligibility-certificate }，请向{ -insurer }咨询。
step-replace_eligibility_certificate = 如果没有收到下一份{ -eligibility-certificate }，请向{ -insurer }申请；有{ -registered-card }的话可以用它就诊。
step-fetch_new_pdf = 请用本人的卡登录{ -portal }，保存新的{ -eligibility-pdf }并加入本手册。
step-fetch_pdf_after_renewal = 更新电子证书或卡之后，请从{ -portal }保存新的{ -eligibility-pdf }。
step-check_new_insurer = 请确认新的PDF上是现在的保险机构；新数据可能要两周左右才会显示。
step-ask_insurer_meanwhile = 新数据显示之前需要就诊时，请向{ -insurer }咨询{ -eligibility-certificate }。
step-print_new_sheet = 保存新的PDF后，请重新打印要提交的纸，并最迟于{ $until }交出。
step-ask_for_notice = 如果没有收到新的{ -eligibility-notice }，请从{ -portal }保存PDF，或向{ -insurer }咨询。
step-renew_child_certificate = 如果到{ $until }还没有收到下一份{ -child-certificate }，请向居住地的市区町村咨询。
step-replace_child_certificate = 如果没有收到下一份{ -child-certificate }，请向居住地的市区町村咨询；已超过适用年龄则无需办理。
step-late_elderly_all = 后期高龄者医疗（後期高齢者医療）的{ -eligibility-certificate }会在7月底之前寄给所有人。
step-late_elderly_by_age = 后期高龄者医疗（後期高齢者医療）中，2026年8月1日时满85岁的人会自动收到{ -eligibility-certificate }；84岁及以下且持有{ -registered-card }的人会收到{ -eligibility-notice }，需要时请申请。
step-elderly_70 = 负担比例会变化；如果到{ $until }之前还没有收到新文件，请向{ -insurer }咨询。
step-late_elderly_75 = 保险将转为后期高龄者医疗（後期高齢者医療），旧文件只能用到前一天；如果到{ $until }之前还没有收到新文件，请向居住地的市区町村咨询。
step-correct_date = 知道新的期限后，请更新本手册中的日期。
step-correct_estimate = 此日期由出生日期推算。如果已经更新，请在本手册中输入{ -portal }或文件上的新到期日。

# Warnings: a short title (fit for a lock screen, without names or numbers) and one clear sentence
days-left = { $days ->
    [0] 今天是最后一天
   *[other] 还有{ $days }天
}
warn-estimated = { $text }（此日期由出生日期和卡的签发日推算。）
warn-certificate-renewable-title = 电子证书可以更新了
warn-certificate-renewable-text = { -user-certificate }有效至{ $date }（{ days-left }），现在可以更新。
warn-certificate-ending-title = 电子证书即将到期
warn-certificate-ending-text = { -user-certificate }将于{ $date }到期（{ days-left }），此后无法登录{ -portal }。
warn-certificate-grace-title = 电子证书已到期
warn-certificate-grace-text = { -user-certificate }已于{ $date }到期；在医疗机构可作为保险证使用到{ $until }，但无法共享用药和诊疗信息，也无法登录{ -portal }。
warn-certificate-ended-title = 个人编号卡可就诊的期间已过
warn-certificate-ended-text = { -user-certificate }已于{ $date }到期，之后的可用期间也已结束，请按已不能用于就诊来准备。
warn-certificate-renewed-title = 请确认推算的日期
warn-certificate-renewed-text = 按推算，{ -user-certificate }已于{ $date }到期，但之后还保存过PDF，说明已经更新；请输入新的到期日。
warn-card-renewable-title = 可以申请新卡了
warn-card-renewable-text = { -card }有效至{ $date }（{ days-left }），现在可以申请新卡。
warn-card-ending-title = 个人编号卡即将到期
warn-card-ending-text = { -card }将于{ $date }到期（{ days-left }），新卡大约需要一个月。
warn-stay-ending-text = { -card }将随在留期间（在留期間）于{ $date }到期（{ days-left }）。
warn-card-ended-title = 个人编号卡已到期
warn-card-ended-text = { -card }已于{ $date }到期，请按已不能用于就诊来准备。
warn-eligibility_certificate-ending-title = 资格确认书即将到期
warn-eligibility_certificate-ending-text = { -eligibility-certificate }有效至{ $date }（{ days-left }）。
warn-eligibility_certificate-ended-title = 资格确认书已到期
warn-eligibility_certificate-ended-text = { -eligibility-certificate }已于{ $date }到期，不能再用于就诊。
warn-certificate-missing-title = 缺少资格确认书
warn-certificate-missing-text = 本手册记录该卡未登记为保险证，但没有{ -eligibility-certificate }；看病时需要它。
warn-copay-ending-title = 自付比例即将到期
warn-copay-ending-text = { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
}上的自付比例有效至{ $date }（{ days-left }），此后可能变化。
warn-copay-ended-title = 自付比例已过期
warn-copay-ended-text = { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-pdf }
}上的自付比例已于{ $date }到期，可能已经变化。
warn-pdf-old-title = 资格信息PDF已较旧
warn-pdf-old-text = { -eligibility-pdf }保存于{ $date }，已过{ $days }天；交给学校等之前建议重新保存。
warn-pdf-before_event-title = 资格信息PDF到使用日将会过旧
warn-pdf-before_event-text = { -eligibility-pdf }保存于{ $date }，到使用日（{ $until }）将已过{ $days }天；建议重新保存。
warn-pdf-former_insurer-title = 资格信息PDF属于之前的保险
warn-pdf-former_insurer-text = { -eligibility-pdf }保存于{ $date }，显示的是{ $until }为止的保险；请保存现在保险的PDF。
warn-paper-former_insurer-title = 手头的文件属于之前的保险
warn-paper-former_insurer-text = { $kind ->
    [eligibility_notice] { -eligibility-notice }
   *[other] { -eligibility-certificate }
}显示的是{ $until }为止的保险；请换成现在保险的文件。
warn-child_certificate-ending-title = 儿童医疗证即将到期
warn-child_certificate-ending-text = { -child-certificate }有效至{ $date }（{ days-left }）。
warn-child_certificate-ended-title = 儿童医疗证已到期
warn-child_certificate-ended-text = { -child-certificate }已于{ $date }到期。
