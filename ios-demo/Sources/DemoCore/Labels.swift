/// The app's own few labels. Everything about papers, dates and rules is worded by the library.
public enum Labels {
    public static let family = "家族"
    public static let noFamily = "まだ だれも いません"
    public static let clinic = "医療機関の窓口で"
    public static let asText = "文字で見る"
    public static let noWarning = "いまのところ お知らせは ありません"
    public static let notOpened = "手帳を開けませんでした。端末のロックを解除して、もういちど ためしてください。"

    public static func more(_ count: Int) -> String { "ほかに\(count)件" }
}
