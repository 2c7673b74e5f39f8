# Notices of the family's scheduler: for a locked screen (neutral), and in full. $name: the member.
notice-lock = { $count ->
    [one] There is { $count } thing to check.
   *[other] There are { $count } things to check.
}
notice-line = { $name }: { $what }
