package dev.techo

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.time.LocalDate
import java.time.ZoneId

class JapanClockTest {
    @Test
    fun `fixed clock says its day`() {
        val day = LocalDate.of(2024, 2, 29)
        assertEquals(day, JapanClock.Fixed(day).today())
    }

    @Test
    fun `system clock says the day in Japan`() {
        val before = LocalDate.now(ZoneId.of("Asia/Tokyo"))
        val today = JapanClock.System.today()
        val after = LocalDate.now(ZoneId.of("Asia/Tokyo"))
        assertTrue(today in before..after)
    }
}
