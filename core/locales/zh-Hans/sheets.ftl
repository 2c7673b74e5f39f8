sheet-made-on = 制作日：{ $date }

## The recovery sheet
sheet-recovery-title = 重新打开手册（資格手帳）用的纸
sheet-recovery-what = 手机丢失或损坏时，用这张纸可以重新打开家人的手册。
sheet-recovery-passphrase = 口令（合言葉）
sheet-recovery-write = 请把口令写清楚，大小写和空格都要一样。
sheet-recovery-printed = 请按原样输入，包括大小写和空格。
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
