# Copies in which something is hidden, and texts from a QR code.
error-cannot_mask = 无法确认页面上的号码已全部找到，因此不制作遮盖副本。
masked-warning-expired = 该文件已超过有効期限（有效期）。
masked-warning-saved_long_ago = 该文件保存已超过90天。
masked-warning-no_date = 文件上没有说明是哪一天的信息。
masked-warning-pictures_hidden = 图片和图形可能含有号码，也已涂黑。
masked-warning-others_hidden = 同一页上其他人的内容也已涂黑。
handout-warning-extract = 摘录：已去除同一页上其他人的内容。
option-version = 版本
option-format = 格式
