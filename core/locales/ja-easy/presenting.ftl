# What to bring and show: things (present-thing-…), notes on what is enough (present-note-…), why a paper alone is not
# (present-why-…), what to do with nothing at hand (present-nothing-…), what happens at the counter (present-step-…).
present-thing-mynumber_card = { -card }
present-thing-phone_card = スマートフォンの { -registered-card }
present-thing-eligibility_pdf = { -eligibility-pdf }
present-thing-eligibility_notice = { -eligibility-notice }
present-thing-notice_copy = { -eligibility-notice }の コピー
present-thing-eligibility_certificate = { -eligibility-certificate }
present-thing-certificate_copy = { -eligibility-certificate }の コピー
present-thing-old_card = 前の 健康保険証（けんこう ほけんしょう）
present-thing-mynumber_card_copy = { -card }の コピー

present-note-card = 登録（とうろく）した カードだけで 病院に 行けます。
present-note-card_without_pin = 暗証番号（あんしょう ばんごう）が なくても いいです。顔の 確認（かくにん）を します。
present-note-card_in_grace = 電子証明書が 終わって 3か月の 間は 使えます。薬（くすり）の 情報は 病院に 伝わりません。早く 更新（こうしん）してください。
present-note-card_at_home = 医者が 家に 来る ときや オンラインでも カードが 使えます。予約の ときに 使い方を 聞いてください。
present-note-phone = 使える 病院と 使えない 病院が あります。カードも 持って 行ってください。
present-note-card_with_paper = 機械で カードが 読めない ときも、両方 見せれば だいじょうぶです。
present-note-card_with_paper_ask = オンラインでは 暗証番号（あんしょう ばんごう）や 電子証明書が いる ことが あります。両方 用意して、予約の ときに 聞いてください。
present-note-card_with_paper_needed = ここでは カードだけでは だめです。両方を いっしょに 見せてください。
present-note-card_with_paper_outage = 機械が 使えない ときは、両方を いっしょに 見せてください。いつもの お金で いいです。
present-note-card_outage = カードを 見せてください。はじめての 病院では「資格申立書（しかく もうしたてしょ）」を 書きます。前に 行った 病院では 前の 記録を 見ます。全部の お金は はらいません。
present-note-certificate = 資格確認書（しかく かくにんしょ）が ある 人は、それだけで 病院に 行けます。最後の 日を たしかめてください。
present-note-paper_led = 先生や 保育士が いっしょに 行く ときは、これだけで いいです。カードは いりません。
present-note-certificate_copy_led = 使える マイナ保険証が ない 子どもは、資格確認書（しかく かくにんしょ）の コピーを 学校や 園に わたして おきます。
present-note-card_led = 子どもの カードでも いいです。なくさないように 気を つけてください。
present-note-old_card = カードに 書いてある 最後の 日まで 使えます。2025年12月1日より 前に 終わった ものも あります。

present-why-card_too = これだけでは だめです。カードと いっしょに 見せてください。
present-why-only_led = これだけで いいのは、先生や 保育士が いっしょの ときです。親と 行く ときや 一人の ときは、カードを 見せてください。
present-why-led_scene = 学校の 行事や 保育園で、先生が つれて 行く ときは、これだけで いいです（「学校」か「保育園」を えらんで ください）。ほかの ときは、カードも 見せてください。
present-why-card_away = カードと いっしょでないと 使えません。カードが ない 間は、資格確認書（しかく かくにんしょ）が いります。
present-why-not_registered = これは 使える マイナ保険証が ある 人の 紙です。資格確認書（しかく かくにんしょ）を 用意してください。学校や 園では その コピーで いいです。
present-why-copy_only_led = コピーで いいのは、学校や 園の 先生が いっしょの ときだけです。
present-why-certificate_copy = コピーでは だめです。本物の 資格確認書（しかく かくにんしょ）を 見せてください。
present-why-copy_for_unregistered = コピーで いいのは、使える マイナ保険証が ない 子どもです。資格情報の PDFか お知らせを 持たせてください。
present-why-old_card = 前の 健康保険証は、2025年12月2日から 使えません。
present-why-card_copy = カードの コピーには 保険の 情報が ありません。うらには 大事な 番号が あります。コピーを わたさないでください。

present-nothing-pay_in_full = 一度 全部の お金（10割）を はらってください。領収書（りょうしゅうしょ）を 取って おいて、後で 保険者（健康保険の 会社や 組合、市役所など）に「療養費支給申請書（りょうようひ しきゅう しんせいしょ）」を 出すと、お金が もどります。病院でも 聞いてください。
present-nothing-emergency = 先に 治療（ちりょう）を 受けてください。一度 全部の お金（10割）を はらっても、後で「療養費支給申請書（りょうようひ しきゅう しんせいしょ）」を 出すと、お金が もどります。領収書（りょうしゅうしょ）を 取って おいてください。

present-step-give_card_to_ambulance = 救急車（きゅうきゅうしゃ）の 人に カードを わたしてください（マイナ救急）。薬などの 情報が わかります。
present-step-papers_can_wait = 紙を さがすより 先に、治療（ちりょう）を 受けてください。後で 見せても いいか、聞いてください。
present-step-ask_when_booking = 予約の ときに、カードを どう 使うか 聞いてください。
present-step-staff_hand_in_paper = 先生が「学校（園）の 子どもです」と 言って、紙を 見せます。
present-step-leave_paper_beforehand = 紙か コピーを、先に 園に わたして おいてください。
present-step-save_childs_pdf = 子どもの PDFは、親の マイナポータルアプリに 子どもの カードと 暗証番号（あんしょう ばんごう）で ログインして 保存（ほぞん）します。
present-step-guardian_shows_card = 親が つれて 行く ときは、子どもの カードを 見せます。
present-step-show_both = カードと、資格情報の PDF（または 画面）か お知らせを いっしょに 見せてください。
present-step-say_seen_before = 前にも 来た ことが ある 病院では、そう 言ってください。前の 記録を 見て くれます。
present-step-fill_declaration = はじめての 病院で 紙が ない ときは、「資格申立書（しかく もうしたてしょ）」を 書きます。この 手帳に ある ことは、見て 書けます。ない ことは、自分で 書いてください。
present-step-put_card_on_reader = 受付の 機械に カードを 置きます。
present-step-parent_puts_card = 親が 子どもの カードを 機械に 置いて、4つの 数字の 暗証番号（あんしょう ばんごう）を 入れます。赤ちゃんの カードには 写真が ないので、暗証番号が いります。
present-step-parent_puts_card_without_pin = 親が 子どもの カードを 機械に 置いて、暗証番号（あんしょう ばんごう）が 使えないと 言います。
present-step-face_or_pin = 顔か、4つの 数字の 暗証番号（あんしょう ばんごう）で 確認（かくにん）します。
present-step-face_or_look = 暗証番号（あんしょう ばんごう）は いりません。顔の 機械か、病院の 人が 顔を 見ます。
present-step-staff_compare_face = 子どもが できない ときは、病院の 人が 顔と 写真を 見ます。
present-step-choose_consent = 薬などの 情報を 見せるか 選びます。「いいえ」でも だいじょうぶです。
present-step-tell_medicines = 薬の 情報が 伝わりません。飲んで いる 薬を 医者に 言ってください。
present-step-take_card_back = カードを わすれないで ください。
present-step-ask_for_phone_reader = スマートフォンが 使えるか、先に 聞いてください。カードも 持って 行ってください。
present-step-register_at_reader = 受付の 機械で 登録（とうろく）できます。登録するまで 保険証として 使えません。
present-step-suspend_card = すぐに 0120-95-0178に 電話して、カードを 止めてください。24時間 いつでも できます。
present-step-certificate_meanwhile = 新しい カードが 来るまでの ために、保険者（健康保険の 会社や 組合、市役所など）に 資格確認書（しかく かくにんしょ）を 申し込んでください。
present-step-reset_pin = 暗証番号（あんしょう ばんごう）は、市役所・区役所などで 新しく できます。
present-step-renew_soon = すぐに、市役所・区役所などで 電子証明書を 更新（こうしん）してください。3か月の 最後の 日まで 待たないで ください。
present-step-save_pdf_beforehand = 資格情報の PDFを 先に スマートフォンに 保存（ほぞん）してください。カードが 読めない ときに 使えます。
present-step-report_clinic = カードが 使えない 病院の ことは、0120-95-0178に 言えます。
present-step-look_up_online = 2026年3月までは、病院が 調べて くれる ことが あります。聞いてください。でも、だめな ことも あります。
present-step-shred_old_card = 前の 健康保険証は、名前や 番号が 読めないように 切って 捨てて いいです。
present-step-limit_without_application = お金が 高く なっても、はらうのは 決まった 額までです。申し込みは いりません（限度額適用認定証）。
present-step-tax_return_data = 税金の 医療費控除（いりょうひ こうじょ）に、マイナポータルの 情報が 使えます。
present-step-school_injury = 学校や 園での けがには、ちがう 制度（災害共済給付）が あります。学校や 園に 聞いてください。
present-step-child_certificate = { -child-certificate }が あれば、いっしょに 見せてください。使い方は 町で ちがいます。

# The form 資格申立書 (declaration-…): its lines beside those of papers, and what is not in the notebook
declaration-scheme = 保険の 種類（保険の種別）
declaration-scheme-work = 社保（しゃほ）
declaration-scheme-national = 国保（こくほ）
declaration-scheme-late_elderly = 後期高齢者医療（こうき こうれいしゃ いりょう）
declaration-workplace = 会社の 名前（事業所名）
declaration-phone = 電話番号
declaration-by_hand = （手帳に ありません。自分で 書いてください）
