package dev.techo.app

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily

private val Light = lightColorScheme(
    primary = Color(0xFF0B5C5B),
    onPrimary = Color.White,
    // Of warnings: `error` for what has ended or is urgent, `tertiary` for what comes soon.
    error = Color(0xFFB3261E),
    tertiary = Color(0xFF8A5A00),
    background = Color(0xFFF3F5F4),
    onBackground = Color(0xFF1A1F1E),
    surface = Color.White,
    onSurface = Color(0xFF1A1F1E),
    onSurfaceVariant = Color(0xFF4A5553),
    outlineVariant = Color(0xFFD5DCDA),
)

private val Dark = darkColorScheme(
    primary = Color(0xFF7FD4D1),
    error = Color(0xFFFFB4AB),
    tertiary = Color(0xFFF2BE6B),
    background = Color(0xFF101414),
    surface = Color(0xFF1B2120),
    outlineVariant = Color(0xFF3B4644),
)

/** The app's colours and letters. [font] is for pictures that must look the same everywhere. */
@Composable
fun TechoTheme(
    dark: Boolean = isSystemInDarkTheme(),
    font: FontFamily = FontFamily.Default,
    content: @Composable () -> Unit,
) {
    MaterialTheme(colorScheme = if (dark) Dark else Light, typography = typography(font), content = content)
}

private fun typography(font: FontFamily): Typography {
    val base = Typography()
    fun TextStyle.inFont() = copy(fontFamily = font)
    return Typography(
        headlineMedium = base.headlineMedium.inFont(),
        titleLarge = base.titleLarge.inFont(),
        titleMedium = base.titleMedium.inFont(),
        bodyLarge = base.bodyLarge.inFont(),
        bodyMedium = base.bodyMedium.inFont(),
        bodySmall = base.bodySmall.inFont(),
        labelLarge = base.labelLarge.inFont(),
        labelMedium = base.labelMedium.inFont(),
    )
}
