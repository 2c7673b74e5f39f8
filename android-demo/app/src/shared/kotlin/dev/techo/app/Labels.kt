package dev.techo.app

/** The app's own few labels. Everything about papers, dates and rules is worded by the library. */
object Labels {
    const val FAMILY = "家族"
    const val NO_FAMILY = "まだ だれも いません"
    const val BACK = "もどる"
    const val CLINIC = "医療機関の窓口で"
    const val AS_TEXT = "文字で見る"
    const val NO_WARNING = "いまのところ お知らせは ありません"
    const val LOADING = "読み込み中"

    fun more(count: Int) = "ほかに${count}件"
}
