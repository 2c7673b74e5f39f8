# Notices of the family's scheduler: for a locked screen (neutral), and in full. $name: the member.
notice-lock = 有{ $count }件事需要确认。
notice-line = { $name }：{ $what }
