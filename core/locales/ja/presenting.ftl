# What to bring and show: things (present-thing-…), notes on what is enough (present-note-…), why a paper alone is not
# (present-why-…), what to do with nothing at hand (present-nothing-…), what happens at the counter (present-step-…).
present-thing-mynumber_card = { -card }
present-thing-phone_card = スマートフォンの{ -registered-card }
present-thing-eligibility_pdf = { -eligibility-pdf }
present-thing-eligibility_notice = { -eligibility-notice }
present-thing-notice_copy = { -eligibility-notice }の写し
present-thing-eligibility_certificate = { -eligibility-certificate }
present-thing-certificate_copy = { -eligibility-certificate }の写し
present-thing-old_card = 以前の健康保険証
present-thing-mynumber_card_copy = { -card }のコピー

present-note-card = 利用登録をしたカードだけで受診できます。
present-note-card_without_pin = 暗証番号がなくても、顔認証か、職員による顔写真の確認で受け付けてもらえます。
present-note-card_in_grace = 電子証明書の期限が切れて3か月以内は使えますが、薬や診療の情報は伝わりません。早めに更新してください。
present-note-card_at_home = 訪問診療やオンライン診療でもカードを使えます。使い方は予約のときに確かめてください。
present-note-phone = 対応している医療機関や薬局だけで使えます。カードも必ず持って行ってください。
present-note-card_with_paper = カードの読み取りがうまくいかないときも、両方を見せれば受診できます。
present-note-card_with_paper_ask = オンラインでは暗証番号や電子証明書が要ることがあります。両方を用意し、見せ方を予約のときに確かめてください。
present-note-card_with_paper_needed = ここではカードだけでは足りません。必ず両方を一緒に見せてください。
present-note-card_with_paper_outage = 機械が使えない間は、両方を一緒に見せれば自己負担分の支払いで受診できます。
present-note-card_outage = カードを見せ、初診なら資格申立書に記入します。再診なら前の記録で確かめてもらえます。全額を払う必要はありません。
present-note-certificate = 資格確認書を持っている方は、それだけで受診できます。有効期限が過ぎていないか確かめてください。
present-note-paper_led = 先生や保育士が付き添うときは、これだけで受診できます。カードは要りません。
present-note-certificate_copy_led = 使えるマイナ保険証がない子どもは、資格確認書の写しを学校や園に預けておけば受診できます。
present-note-card_led = 本人のカードでも受診できます。なくさないよう、持たせるかどうかは必要に応じて決めてください。
present-note-old_card = 券面の有効期限までなら使えます。国民健康保険などでは、2025年12月1日より早く切れているものがあります。

present-why-card_too = これだけでは受診できません。カードと一緒に見せてください。
present-why-only_led = これだけで足りるのは、先生や保育士が付き添うときです。保護者と、または一人で受診するときはカードを見せてください。
present-why-led_scene = 学校行事や保育所などで職員が連れて行くときは、これだけで受診できます（場面に「学校行事」か「保育所」を選んでください）。そのほかの受診では、カードと一緒に見せてください。
present-why-card_away = カードと一緒でなければ使えません。カードが手元にない間は資格確認書が要ります。
present-why-not_registered = 使えるマイナ保険証のある方のための書類です。資格確認書（学校や園ではその写し）を用意してください。
present-why-copy_only_led = 写しで足りるのは、学校や園の先生が付き添うときだけです。
present-why-certificate_copy = 写しでは受診できません。資格確認書そのものを見せてください。
present-why-copy_for_unregistered = 写しで足りるのは、使えるマイナ保険証がない子どもです。資格情報のPDFかお知らせを持たせてください。
present-why-old_card = 以前の健康保険証は、2025年12月2日から使えません。
present-why-card_copy = カードのコピーには保険の情報がありません。裏面には個人番号があるので、コピーを渡さないでください。

present-nothing-pay_in_full = いったん全額（10割）を払い、領収書を取っておいて、後から{ -insurer }に療養費支給申請書で払い戻しを申請してください。次の受診で精算できるかは窓口で聞いてください。
present-nothing-emergency = 治療を先に受けてください。その場で確認できなければいったん全額（10割）を払い、領収書を取っておいて、後から療養費支給申請書で払い戻しを申請できます。

present-step-give_card_to_ambulance = 救急隊にカードを渡してください（マイナ救急）。受診歴や薬を調べて、搬送に役立てます。
present-step-papers_can_wait = 書類を探すより先に、手当てを受けてください。見せるのは後でかまわないか、窓口で聞いてください。
present-step-ask_when_booking = 予約のときに、カードをどう読み取るのか聞いてください。
present-step-staff_hand_in_paper = 付き添う先生が、学校や園の管理の下での受診であることを伝え、書類を受付に見せます。
present-step-leave_paper_beforehand = 書類か写しを、前もって園に預けておいてください。
present-step-save_childs_pdf = 子どもの資格情報のPDFは、保護者のマイナポータルアプリに子どものカードと暗証番号でログインして保存できます。
present-step-guardian_shows_card = 保護者が連れて行くときは、子どものカードを見せます。
present-step-show_both = カードと、資格情報のPDF（または画面）かお知らせを一緒に見せてください。
present-step-say_seen_before = 再診のときは、前にもかかったことを伝えてください。前の記録で確かめてもらえます。
present-step-fill_declaration = 初診で書類がないときは、資格申立書をもらって記入してください。保険者名や番号、名前など、この手帳にあるものは書き写せます。残りは手で書きます。
present-step-put_card_on_reader = 受付の機械にカードを置きます。
present-step-parent_puts_card = 保護者が子どものカードを機械に置き、4桁の暗証番号を入れます。1歳未満で作ったカードには写真がないので、暗証番号が要ります。
present-step-parent_puts_card_without_pin = 保護者が子どものカードを機械に置き、暗証番号を使えないことを伝えます。
present-step-face_or_pin = 顔認証か4桁の暗証番号で確かめます。顔認証のない機械では、暗証番号か職員の確認になります。
present-step-face_or_look = 暗証番号は使わず、顔認証か、職員に顔写真を見比べてもらいます。
present-step-staff_compare_face = 子どもが操作できなければ、職員に顔写真を見比べてもらえます（目視確認）。
present-step-choose_consent = 薬や診療の情報を見せるかどうかを選びます。同意しなくても受診できます。
present-step-tell_medicines = 薬や診療の情報が伝わらないので、飲んでいる薬を伝えてください。
present-step-take_card_back = カードを忘れずに取ってください。
present-step-ask_for_phone_reader = スマートフォンで受け付けているか、前もって聞いてください。カードも持って行ってください。
present-step-register_at_reader = 受付の機械でカードの利用登録ができます。登録が済むまでは保険証として使えません。
present-step-suspend_card = カードの利用を止めてください。0120-95-0178（24時間、年中無休）に電話します。
present-step-certificate_meanwhile = 新しいカードが届くまでの受診のために、{ -insurer }に資格確認書を申請してください。
present-step-reset_pin = 暗証番号は、お住まいの市区町村の窓口で設定し直せます。署名用の暗証番号が分かれば、アプリとコンビニの端末でもできます。
present-step-renew_soon = お住まいの市区町村の窓口で、すぐに電子証明書を更新してください。使える3か月の数え方は案内が分かれているので、最後の日をあてにしないでください。
present-step-save_pdf_beforehand = 読み取れないときに備えて、資格情報のPDFを前もってスマートフォンに保存してください。
present-step-report_clinic = カードを受け付けない医療機関は、0120-95-0178に知らせることができます。
present-step-look_up_online = 2026年3月末までの特例で、窓口で保険の情報を調べてもらえることがあります。聞いてみてください。あてにはできません。
present-step-shred_old_card = 以前の健康保険証は、名前や番号が読めないように細かく切って捨ててかまいません。
present-step-limit_without_application = 高額になっても、限度額適用認定証の申請は要りません。窓口での支払いは限度額までです。
present-step-tax_return_data = 医療費控除には、マイナポータルの医療費の情報を使えます。過去の分が表示されているか確かめてください。
present-step-school_injury = 学校や園でのけがには、災害共済給付という別の制度があります。子ども医療証を使うかどうかは市区町村で違うので、学校や園に聞いてください。
present-step-child_certificate = { -child-certificate }があれば、一緒に見せてください。カードで確認できる市区町村でも、持って行くと安心です。使い方は市区町村で違います。

# The form 資格申立書 (declaration-…): its lines beside those of papers, and what is not in the notebook
declaration-scheme = 保険の種別
declaration-scheme-work = 社保（健康保険組合、協会けんぽ、共済など）
declaration-scheme-national = 国保（国民健康保険、国民健康保険組合）
declaration-scheme-late_elderly = 後期高齢者医療
declaration-workplace = 事業所名（勤め先。社保のとき）
declaration-phone = 連絡先の電話番号
declaration-by_hand = （手帳にありません。手で書いてください）
