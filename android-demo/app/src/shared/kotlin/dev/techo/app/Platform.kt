package dev.techo.app

import androidx.compose.ui.graphics.ImageBitmap

/** What the screens need of the device. Android's own is in `src/main`; the tests bring theirs. */
interface Pictures {
    /** A PNG of the library as a picture to draw. */
    fun decode(png: ByteArray): ImageBitmap
}
