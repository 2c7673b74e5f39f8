package dev.techo.app

import android.graphics.BitmapFactory
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap

/** Pictures as Android decodes them. */
object AndroidPictures : Pictures {
    override fun decode(png: ByteArray): ImageBitmap = BitmapFactory.decodeByteArray(png, 0, png.size).asImageBitmap()
}
