sheet-made-on = 作（つく）った日：{ $date }

## The recovery sheet
sheet-recovery-title = 手帳（てちょう）を ひらくための 紙（かみ）
sheet-recovery-what = 電話（でんわ）を なくしたときに 使（つか）います。家族（かぞく）の 手帳（てちょう）を もう一度（いちど）ひらきます。
sheet-recovery-passphrase = 合言葉（あいことば）
sheet-recovery-write = 合言葉（あいことば）を、ここに はっきり 書（か）いてください。大きい字（じ）、小さい字（じ）、空白（くうはく）も 同（おな）じに します。
sheet-recovery-printed = 大きい字（じ）、小さい字（じ）、空白（くうはく）も、このとおりに 入（い）れます。
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
