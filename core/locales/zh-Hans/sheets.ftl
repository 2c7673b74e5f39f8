sheet-made-on = 制作日：{ $date }

## The recovery sheet
sheet-recovery-title = 重新打开手册（資格手帳）用的纸
sheet-recovery-what = 手机丢失或损坏时，用这张纸可以重新打开家人的手册。
sheet-recovery-passphrase = 口令（合言葉）
sheet-recovery-write = 请把口令写清楚，区分大小写。每处空开的地方算一个空格。
sheet-recovery-printed = 请按原样输入，区分大小写。每处空开的地方是一个空格，全角半角均可。
sheet-recovery-backup = 备份（控え）存放的地方
sheet-recovery-steps = 打开的方法
sheet-recovery-step-1 = 在新的手机或电脑上安装資格手帳。
sheet-recovery-step-2 = 从上面写的地方取出备份文件。
sheet-recovery-step-3 = 选择“从备份恢复”（控えから戻す），输入口令。
sheet-recovery-step-4 = 确认家人的文件都在，然后做一份新的备份。
sheet-recovery-care = 重要事项
sheet-recovery-care-1 = 请像存折一样收好这张纸，不要让别人看到，不要拍照，也不要发送。
sheet-recovery-care-2 = 更改口令后，请重新做这张纸，并把旧的粉碎。
sheet-recovery-care-3 = 口令和密钥都丢失时，谁也打不开手册。原来的文件可以在マイナポータル等处重新取得。

## The parent's copy of a hand-out
sheet-parent-title = 家长留存页（不交给学校）
sheet-parent-what = 这是把孩子的医疗保险文件交给学校或保育园保管用的纸。
sheet-parent-print = 请按实际大小（100%）单面打印。
sheet-parent-hand-in = 请交“原文件”（もとの書類）那一页和有号码的那一页。本页留在家里。
sheet-parent-use = 老师带孩子去医院或药店时，只用这份文件就可以使用保险，不需要マイナンバーカード。
sheet-parent-self = 您自己带孩子去时，请出示マイナ保険証或资格确认书（資格確認書）。
sheet-parent-no-card = 请不要交マイナンバーカード的复印件。看病时不能使用。
sheet-parent-written = 您自己填写的电话、过敏等也会打印出来，请确认有没有错误。
sheet-parent-return = 请最晚在{ $date }让学校归还或粉碎。
sheet-parent-return-open = 用完后请让学校归还或粉碎。
sheet-parent-change = 保险变更后，请取回旧的纸，交新的纸。
sheet-parent-for = 孩子：{ $name }

## The overview of the family's papers
sheet-overview-title = 家人的文件一览
sheet-overview-what = 这是放在家里的一览表，上面有全部号码。不要交给学校或医院，请放在别人看不到的地方。
sheet-overview-empty = 没有正在使用的文件。

## Options
option-class = 班级
option-phone = 电话
option-emergency = 紧急联系人
option-allergies = 过敏
option-second_lang = 第二语言
option-per_child = 每个孩子的填写内容

