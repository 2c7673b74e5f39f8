sheet-made-on = 作（つく）った日：{ $date }

## The recovery sheet
sheet-recovery-title = 手帳（てちょう）を ひらくための 紙（かみ）
sheet-recovery-what = 電話（でんわ）を なくしたときに 使（つか）います。家族（かぞく）の 手帳（てちょう）を もう一度（いちど）ひらきます。
sheet-recovery-passphrase = 合言葉（あいことば）
sheet-recovery-write = 合言葉（あいことば）を、ここに はっきり 書（か）いてください。大きい字（じ）、小さい字（じ）も 同（おな）じに します。間（あいだ）を あける ところは、空白（くうはく） 一（ひと）つです。
sheet-recovery-printed = 大きい字（じ）、小さい字（じ）は、このとおりに 入（い）れます。間（あいだ）の あいた ところは、空白（くうはく） 一（ひと）つです。
sheet-recovery-backup = コピー（バックアップ）の ある 場所（ばしょ）
sheet-recovery-steps = ひらきかた
sheet-recovery-step-1 = 新（あたら）しい電話（でんわ）に、このアプリを 入（い）れます。
sheet-recovery-step-2 = 上（うえ）に 書（か）いた 場所（ばしょ）から、コピーの ファイルを 出（だ）します。
sheet-recovery-step-3 = 「控（ひか）えから戻（もど）す」を 選（えら）びます。合言葉（あいことば）を 入（い）れます。
sheet-recovery-step-4 = 家族（かぞく）の 書類（しょるい）が 全部（ぜんぶ）あるか 見（み）ます。新（あたら）しいコピーを 作（つく）ります。
sheet-recovery-care = 大切（たいせつ）なこと
sheet-recovery-care-1 = この紙（かみ）は、お金（かね）と 同（おな）じように しまいます。写真（しゃしん）を とらないでください。人（ひと）に 送（おく）らないでください。
sheet-recovery-care-2 = 合言葉（あいことば）を 変（か）えたら、この紙（かみ）も 作（つく）りなおします。古（ふる）い紙（かみ）は 細（こま）かく 切（き）って 捨（す）てます。
sheet-recovery-care-3 = 合言葉（あいことば）と 鍵（かぎ）を 両方（りょうほう）なくすと、だれも ひらけません。もとの 書類（しょるい）は、マイナポータルなどで もう一度（いちど）もらえます。

## The parent's copy of a hand-out
sheet-parent-title = おうちの人（ひと）の 控（ひか）え（学校（がっこう）に 出（だ）しません）
sheet-parent-what = お子（こ）さんの 保険（ほけん）の 書類（しょるい）を、学校（がっこう）や 保育園（ほいくえん）に 預（あず）ける 紙（かみ）です。
sheet-parent-print = 本当（ほんとう）の大（おお）きさ（100％）で、紙（かみ）の 片方（かたほう）だけに 印刷（いんさつ）します。
sheet-parent-hand-in = 「もとの書類（しょるい）」のページと、番号（ばんごう）のページを 出（だ）します。この紙（かみ）は 家（いえ）に 置（お）きます。
sheet-parent-use = 先生（せんせい）が 病院（びょういん）や 薬局（やっきょく）に 行（い）くとき、この書類（しょるい）だけで 保険（ほけん）が 使（つか）えます。マイナンバーカードは いりません。
sheet-parent-self = あなたが 病院（びょういん）に 行（い）くときは、マイナ保険証（ほけんしょう）か 資格確認書（しかくかくにんしょ）を 見（み）せます。
sheet-parent-no-card = マイナンバーカードの コピーは 出（だ）さないでください。病院（びょういん）で 使（つか）えません。
sheet-parent-written = 電話番号（でんわばんごう）や アレルギーなど、あなたが 書（か）いたことも 印刷（いんさつ）します。正（ただ）しいか 見（み）てください。
sheet-parent-return = { $date }までに、返（かえ）してもらうか、細（こま）かく 切（き）ってもらいます。
sheet-parent-return-open = 使（つか）ったあと、返（かえ）してもらうか、細（こま）かく 切（き）ってもらいます。
sheet-parent-change = 保険（ほけん）が 変（か）わったら、古（ふる）い紙（かみ）を もらって、新（あたら）しい紙（かみ）を 出（だ）します。
sheet-parent-for = お子（こ）さん：{ $name }

## The overview of the family's papers
sheet-overview-title = 家族（かぞく）の 書類（しょるい）
sheet-overview-what = 家（いえ）に 置（お）く 紙（かみ）です。番号（ばんごう）が 全部（ぜんぶ）あります。学校（がっこう）や 病院（びょういん）に 出（だ）さないでください。
sheet-overview-empty = 使（つか）っている 書類（しょるい）は ありません。

## Options
option-class = クラス
option-phone = 電話（でんわ）
option-emergency = 急（いそ）ぐときの電話（でんわ）
option-allergies = アレルギー
option-second_lang = 二（ふた）つめのことば
option-per_child = 子（こ）どもごとの記入（きにゅう）

