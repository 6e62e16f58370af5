"""Plans (行动计划, 规划): articles and tasks, reading, linking, suggesting, coverage."""
