package dev.techo

import dev.techo.model.BegunEvent
import dev.techo.model.Choice
import dev.techo.model.Lang
import dev.techo.model.TaskState
import dev.techo.model.Whose
import java.io.File
import java.nio.file.Path
import java.time.LocalDate
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Life events, the family's tasks, questions and spoken numbers through the real library. */
class EventsTest {
    @TempDir
    lateinit var folder: Path

    private val today = LocalDate.of(2026, 11, 21)

    @Test
    fun `event has tasks with days and contacts`() {
        assertEquals(17, lifeEvents(Lang.EN).size)
        val first = eventTasksOn("moving", today, Lang.EN).first()
        assertEquals(LocalDate.of(2026, 12, 5), first.by)
        assertEquals("0120-95-0178", eventTasksOn("lost_card", today, Lang.JA).first().contact?.phone)
        val refused = assertThrows(NotebookException.BadValue::class.java) { eventTasksOn("wedding", today, Lang.EN) }
        assertEquals("event", refused.field)
    }

    @Test
    fun `question is answered and an unknown one is not`() {
        assertEquals("lost_card", ask("紛失", Lang.PT).first().topic)
        assertTrue(ask("美味しいラーメン屋", Lang.JA).isEmpty())
    }

    @Test
    fun `number is spoken digit by digit`() {
        assertEquals("zero six one three, zero four eight eight", spokenNumber("06130488", Lang.EN))
        assertEquals("2026年11月21日、令和8年", spokenDate(today, Lang.JA))
    }

    @Test
    fun `task is ticked off`() {
        val path = folder.resolve("family.techo").toString()
        Notebook.create(path, newKey()).use { notebook ->
            val pdf = File(System.getProperty("techo.fixtures"), "family/father.pdf").readBytes()
            val father = notebook.addOn(pdf, Whose.Unknown, today).single().member!!
            notebook.beginEvent(BegunEvent(father, "lost_card", today), today)
            val first = notebook.tasksOn(today, Lang.EN).first()
            assertEquals(TaskState.OPEN, first.state)
            notebook.decideTask(first.subject, Choice.Done, today)
            assertEquals(TaskState.DONE, notebook.tasksOn(today, Lang.EN).last().state)
            notebook.finish()
        }
    }
}
