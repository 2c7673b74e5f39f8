package dev.techo.app

import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import dev.techo.model.ClinicCard
import dev.techo.model.ClinicRow

/** What is held out at a clinic's counter: the library's picture, white in every theme; below it the same as text. */
@Composable
fun ClinicScreen(card: ClinicCard, picture: ImageBitmap, onBack: () -> Unit) {
    Column(Modifier.fillMaxSize()) {
        Row(Modifier.fillMaxWidth().padding(4.dp), verticalAlignment = Alignment.CenterVertically) {
            TextButton(onClick = onBack) { Text("‹ " + Labels.BACK, style = MaterialTheme.typography.labelLarge) }
            Text(
                Labels.CLINIC,
                style = MaterialTheme.typography.titleMedium,
                fontWeight = FontWeight.Bold,
                modifier = Modifier.padding(start = 8.dp),
            )
        }
        Column(
            Modifier.verticalScroll(rememberScrollState()).padding(horizontal = 12.dp).padding(bottom = 24.dp),
            verticalArrangement = Arrangement.spacedBy(16.dp),
        ) {
            Surface(color = Color.White, shape = RoundedCornerShape(14.dp), shadowElevation = 2.dp) {
                Image(
                    picture,
                    contentDescription = "${card.title} ${card.name}",
                    contentScale = ContentScale.FillWidth,
                    modifier = Modifier.fillMaxWidth().padding(6.dp),
                )
            }
            AsText(card)
        }
    }
}

/** The card as text: for screen readers, and for letters as large as the reader likes. */
@Composable
private fun AsText(card: ClinicCard) {
    Surface(color = MaterialTheme.colorScheme.surface, shape = RoundedCornerShape(14.dp)) {
        Column(Modifier.fillMaxWidth().padding(16.dp), verticalArrangement = Arrangement.spacedBy(10.dp)) {
            Text(
                Labels.AS_TEXT,
                style = MaterialTheme.typography.titleMedium,
                fontWeight = FontWeight.Bold,
                modifier = Modifier.semantics { heading() },
            )
            card.rows.forEach { row -> TextRow(row) }
            HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
            card.expired?.let { Text(it, style = MaterialTheme.typography.bodyMedium, fontWeight = FontWeight.Bold) }
            Text(card.sentence, style = MaterialTheme.typography.bodyMedium)
            card.notes.forEach { note -> Text(note, style = MaterialTheme.typography.bodyMedium) }
        }
    }
}

@Composable
private fun TextRow(row: ClinicRow) {
    Row(Modifier.fillMaxWidth().clearAndSetSemantics { contentDescription = "${row.label} ${row.spoken}" }) {
        Text(
            row.label,
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            modifier = Modifier.weight(2f),
        )
        Text(
            row.value,
            style = MaterialTheme.typography.bodyLarge,
            fontWeight = FontWeight.Bold,
            modifier = Modifier.weight(3f),
        )
    }
}
