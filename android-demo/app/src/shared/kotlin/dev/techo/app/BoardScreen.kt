package dev.techo.app

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import dev.techo.model.Severity
import dev.techo.model.WarningText

/**
 * The family: who is there, what runs out first, which papers are at hand. A touch leads to the clinic screen. [notice] is
 * what went wrong while nobody was looking.
 */
@Composable
fun BoardScreen(rows: List<BoardRow>, notice: String?, onMember: (String) -> Unit) {
    Column(Modifier.fillMaxSize().padding(horizontal = 16.dp)) {
        Text(
            Labels.FAMILY,
            style = MaterialTheme.typography.headlineMedium,
            fontWeight = FontWeight.Bold,
            modifier = Modifier.padding(top = 20.dp, bottom = 12.dp),
        )
        notice?.let { Text(it, style = MaterialTheme.typography.bodyLarge, modifier = Modifier.padding(bottom = 12.dp)) }
        if (rows.isEmpty()) Text(Labels.NO_FAMILY, style = MaterialTheme.typography.bodyLarge)
        LazyColumn(
            verticalArrangement = Arrangement.spacedBy(12.dp),
            contentPadding = PaddingValues(bottom = 24.dp),
        ) {
            items(rows, key = { it.id }) { row -> MemberCard(row) { onMember(row.id) } }
        }
    }
}

@Composable
private fun MemberCard(row: BoardRow, onClick: () -> Unit) {
    Card(
        onClick = onClick,
        modifier = Modifier.fillMaxWidth(),
        shape = RoundedCornerShape(14.dp),
        colors = CardDefaults.cardColors(containerColor = MaterialTheme.colorScheme.surface),
        elevation = CardDefaults.cardElevation(defaultElevation = 1.dp),
    ) {
        Row(Modifier.height(IntrinsicSize.Min)) {
            Box(Modifier.width(6.dp).fillMaxHeight().background(colour(row.warning?.severity)))
            Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
                Text(row.name, style = MaterialTheme.typography.titleLarge, fontWeight = FontWeight.Bold)
                Warning(row.warning, row.moreWarnings)
                Papers(row.papers)
            }
        }
    }
}

@Composable
private fun Warning(warning: WarningText?, more: Int) {
    if (warning == null) {
        Text(
            Labels.NO_WARNING,
            style = MaterialTheme.typography.bodyMedium,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        return
    }
    Text(
        warning.title,
        style = MaterialTheme.typography.titleMedium,
        fontWeight = FontWeight.Bold,
        color = colour(warning.severity),
    )
    Text(warning.text, style = MaterialTheme.typography.bodyMedium)
    warning.steps.firstOrNull()?.let { step ->
        Text("→ ${step.text}", style = MaterialTheme.typography.bodyMedium, fontWeight = FontWeight.Bold)
    }
    if (more > 0) {
        Text(
            Labels.more(more),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

@Composable
private fun Papers(papers: List<String>) {
    Row(horizontalArrangement = Arrangement.spacedBy(8.dp), modifier = Modifier.padding(top = 4.dp)) {
        papers.forEach { paper ->
            Surface(
                color = MaterialTheme.colorScheme.background,
                shape = RoundedCornerShape(6.dp),
            ) {
                Text(
                    paper,
                    style = MaterialTheme.typography.labelMedium,
                    modifier = Modifier.padding(horizontal = 8.dp, vertical = 3.dp),
                )
            }
        }
    }
}

/** Colour never stands alone: the words of the warning say the same. */
@Composable
private fun colour(severity: Severity?): Color = when (severity) {
    Severity.ENDED, Severity.URGENT -> MaterialTheme.colorScheme.error
    Severity.SOON -> MaterialTheme.colorScheme.tertiary
    Severity.INFO -> MaterialTheme.colorScheme.primary
    null -> MaterialTheme.colorScheme.outlineVariant
}
