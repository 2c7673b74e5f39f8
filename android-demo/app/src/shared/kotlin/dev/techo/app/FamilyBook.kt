package dev.techo.app

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import dev.techo.JapanClock
import dev.techo.Notebook
import dev.techo.NotebookException
import dev.techo.kindName
import dev.techo.model.ClinicCard
import dev.techo.model.Lang
import dev.techo.model.Member
import dev.techo.model.PaperState
import dev.techo.model.WarningText

/** One member on the family board. */
data class BoardRow(
    val id: String,
    val name: String,
    /** The papers in use or expired, by name. */
    val papers: List<String>,
    /** The most urgent warning, if there is any. */
    val warning: WarningText?,
    /** How many more warnings there are. */
    val moreWarnings: Int,
)

/** The clinic screen of one member: the picture for the counter, and the same as text. */
class ClinicPage(val card: ClinicCard, val png: ByteArray)

/**
 * What the screens ask the notebook for.
 *
 * No rule and no wording is here: which warning is the most urgent, what it says and what stands on the clinic screen,
 * the library decides. Every call may take a moment: never on the main thread.
 */
class FamilyBook(private val notebook: Notebook, private val clock: JapanClock, val lang: Lang) {
    /** The family, in the notebook's order. */
    fun board(): List<BoardRow> {
        val today = clock.today()
        // The library lists them most urgent first.
        val warnings = notebook.warningsOn(today, lang).groupBy { it.member }
        return notebook.familyOn(today).map { member -> row(member, warnings[member.id].orEmpty()) }
    }

    /** What could not be done while nobody was looking, as a sentence; it goes once that works. */
    var notice by mutableStateOf<String?>(null)
        private set

    /** At every start: what has been in the bin for more than 30 days goes for good. What can't be done waits for the next. */
    fun tidy() = unseen { notebook.tidyBinOn(clock.today()) }

    /** When the app goes to the background: the file is closed, the next call opens it again. */
    fun sleep() = unseen { notebook.prepareForSuspend() }

    private fun unseen(work: () -> Unit) {
        notice = try {
            work()
            null
        } catch (refusal: NotebookException) {
            refusal.sentence(lang)
        }
    }

    private fun row(member: Member, warnings: List<WarningText>) = BoardRow(
        id = member.id,
        name = member.name,
        papers = member.papers
            .filter { it.state == PaperState.IN_USE || it.state == PaperState.EXPIRED }
            .map { kindName(it.kind, lang) },
        warning = warnings.firstOrNull(),
        moreWarnings = maxOf(0, warnings.size - 1),
    )

    /** The clinic screen of a member, [widthPx] wide. */
    fun clinic(member: String, widthPx: Int): ClinicPage {
        val today = clock.today()
        return ClinicPage(
            card = notebook.clinicCardOn(member, today),
            png = notebook.renderClinicScreenOn(member, widthPx.toUInt(), today),
        )
    }
}
