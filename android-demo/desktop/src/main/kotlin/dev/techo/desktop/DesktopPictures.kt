package dev.techo.desktop

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.toComposeImageBitmap
import dev.techo.app.Pictures
import org.jetbrains.skia.Image

/** Pictures as the desktop decodes them. */
object DesktopPictures : Pictures {
    override fun decode(png: ByteArray): ImageBitmap = Image.makeFromEncoded(png).toComposeImageBitmap()
}
