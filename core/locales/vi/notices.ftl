# Notices of the family's scheduler: for a locked screen (neutral), and in full. $name: the member.
notice-lock = Có { $count } việc cần kiểm tra.
notice-line = { $name }: { $what }
