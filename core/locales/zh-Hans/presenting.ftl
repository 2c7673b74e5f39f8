# What to bring and show: things (present-thing-…), notes on what is enough (present-note-…), why a paper alone is not
# (present-why-…), what to do with nothing at hand (present-nothing-…), what happens at the counter (present-step-…).
present-thing-mynumber_card = { -card }
present-thing-phone_card = 手机里的{ -registered-card }
present-thing-eligibility_pdf = { -eligibility-pdf }
present-thing-eligibility_notice = { -eligibility-notice }
present-thing-notice_copy = { -eligibility-notice }的复印件
present-thing-eligibility_certificate = { -eligibility-certificate }
present-thing-certificate_copy = { -eligibility-certificate }的复印件
present-thing-old_card = 旧健康保险证（健康保険証）
present-thing-mynumber_card_copy = { -card }的复印件

present-note-card = 只凭已登记的卡即可就诊。
present-note-card_without_pin = 不需要密码：由读卡器识别面部，或由工作人员核对照片。
present-note-card_in_grace = 电子证书到期后3个月内仍可使用，但不会传递用药和诊疗信息，请尽快更新。
present-note-card_at_home = 上门诊疗和在线诊疗也可以用卡，请在预约时询问方法。
present-note-phone = 只能在有相应设备的医疗机构和药店使用，请务必同时带上卡。
present-note-card_with_paper = 即使卡读不出来，两样一起出示也可以就诊。
present-note-card_with_paper_ask = 在线诊疗可能需要密码或电子证书，请准备好两样，并在预约时询问如何出示。
present-note-card_with_paper_needed = 这里只有卡是不够的，请务必两样一起出示。
present-note-card_with_paper_outage = 设备无法使用期间，两样一起出示，只需支付自付部分。
present-note-card_outage = 出示卡；初诊时填写资格申立书（資格申立書），复诊时由医疗机构查看以前的记录。不必支付全额。
present-note-certificate = 持有{ -eligibility-certificate }的人，只凭它即可就诊；请确认有效期限。
present-note-paper_led = 由老师或保育园老师陪同时，只凭这个即可就诊，不需要卡。
present-note-certificate_copy_led = 没有可用的{ -registered-card }的孩子，可把{ -eligibility-certificate }的复印件预先交给学校或保育园。
present-note-card_led = 用孩子本人的卡也可以；卡可能丢失，是否让孩子携带请按需要决定。
present-note-old_card = 在卡面所写的有效期限之前可以使用；国民健康保险等有些在2025年12月1日之前已到期。

present-why-card_too = 单凭这个不能就诊，请与卡一起出示。
present-why-only_led = 只有老师或保育园老师陪同时单凭这个才够；与家长一起或独自就诊时请出示卡。
present-why-led_scene = 学校活动或保育园由教职员带去时，只要它就够（请选择相应场景）；其他就诊请与卡一起出示。
present-why-card_away = 必须与卡一起才有效；手头没有卡期间需要{ -eligibility-certificate }。
present-why-not_registered = 这是给持有可用的{ -registered-card }的人的文件；请准备{ -eligibility-certificate }，在学校或保育园可用其复印件。
present-why-copy_only_led = 只有学校或保育园的老师陪同时复印件才够。
present-why-certificate_copy = 复印件不行，请出示{ -eligibility-certificate }原件。
present-why-copy_for_unregistered = 复印件只适用于没有可用的{ -registered-card }的孩子；请让孩子带PDF或通知。
present-why-old_card = 旧健康保险证自2025年12月2日起不能使用。
present-why-card_copy = 卡的复印件上没有保险信息，背面还有个人编号，请不要交给别人。

present-nothing-pay_in_full = 请先支付全额（10割）并保留收据，之后用疗养费支给申请书（療養費支給申請書）向{ -insurer }申请退还；能否在下次就诊时结算，请向窗口询问。
present-nothing-emergency = 请先接受治疗。若当场无法确认，可先支付全额（10割）并保留收据，之后用疗养费支给申请书（療養費支給申請書）申请退还。

present-step-give_card_to_ambulance = 请把卡交给急救人员（マイナ救急），他们可以了解用药和就诊情况。
present-step-papers_can_wait = 先接受救治，再找文件；能否之后出示，请向窗口询问。
present-step-ask_when_booking = 预约时请询问如何读取卡。
present-step-staff_hand_in_paper = 由陪同的老师说明这是学校或保育园管理下的就诊，并出示文件。
present-step-leave_paper_beforehand = 请预先把文件或复印件交给保育园保管。
present-step-save_childs_pdf = 孩子的PDF可在家长的{ -portal }应用中，用孩子的卡和密码登录后保存。
present-step-guardian_shows_card = 家长带孩子就诊时，出示孩子的卡。
present-step-show_both = 请将卡与资格信息PDF（或画面）或通知一起出示。
present-step-say_seen_before = 以前来过的话请说明，医疗机构可以查看以前的记录。
present-step-fill_declaration = 初诊且没有文件时，请索取并填写资格申立书（資格申立書）。本手册里有的保险机构、号码和姓名等可以照抄，其余请自己填写。
present-step-put_card_on_reader = 把卡放在前台的读卡器上。
present-step-parent_puts_card = 家长把孩子的卡放在读卡器上并输入4位密码；未满1岁时办的卡没有照片，需要密码。
present-step-parent_puts_card_without_pin = 家长把孩子的卡放在读卡器上，并说明密码不能使用。
present-step-face_or_pin = 用面部识别或4位密码确认；没有摄像头的读卡器用密码或由工作人员核对。
present-step-face_or_look = 不用密码，由读卡器识别面部，或请工作人员核对照片。
present-step-staff_compare_face = 孩子无法操作时，可请工作人员核对照片（目視確認）。
present-step-choose_consent = 选择是否提供用药和诊疗信息；不同意也可以就诊。
present-step-tell_medicines = 用药信息不会传递，请告诉医生正在服用的药。
present-step-take_card_back = 请不要忘记取回卡。
present-step-ask_for_phone_reader = 请预先询问是否可以用手机，并同时带上卡。
present-step-register_at_reader = 可以在前台的读卡器上登记；登记完成之前不能作为保险证使用。
present-step-suspend_card = 请停用卡：致电0120-95-0178（全年24小时）。
present-step-certificate_meanwhile = 新卡到手之前就诊，请向{ -insurer }申请{ -eligibility-certificate }。
present-step-reset_pin = 密码可在居住地市区町村的窗口重新设置；知道签名用密码的话，也可用应用和便利店终端办理。
present-step-renew_soon = 请立即到居住地市区町村的窗口更新{ -user-certificate }；3个月的算法说法不一，请不要等到最后一天。
present-step-save_pdf_beforehand = 请预先把资格信息PDF保存在手机里，以防卡读不出来。
present-step-report_clinic = 不受理卡的医疗机构可以告知0120-95-0178。
present-step-look_up_online = 到2026年3月底为止，窗口有时会破例查询保险信息；可以询问，但不能依赖。
present-step-shred_old_card = 旧健康保险证可以剪碎到看不清姓名和号码后丢弃。
present-step-limit_without_application = 医疗费很高时也不需要申请限额认定证（限度額適用認定証），窗口支付不超过限额。
present-step-tax_return_data = 报税的医疗费扣除（医療費控除）可以使用{ -portal }的数据；请确认过去的数据是否显示。
present-step-school_injury = 在学校或保育园受伤另有制度（災害共済給付）；是否使用{ -child-certificate }各地不同，请询问学校或保育园。
present-step-child_certificate = 如有{ -child-certificate }请一起出示；即使当地可以用卡确认也请带上。各地做法不同。

# The form 資格申立書 (declaration-…): its lines beside those of papers, and what is not in the notebook
declaration-scheme = 保险种类（保険の種別）
declaration-scheme-work = 职场保险（社保）
declaration-scheme-national = 国民健康保险（国保）
declaration-scheme-late_elderly = 后期高龄者医疗（後期高齢者医療）
declaration-workplace = 工作单位（事業所名，职场保险时填写）
declaration-phone = 联系电话（連絡先）
declaration-by_hand = （手册里没有，请自己填写）
