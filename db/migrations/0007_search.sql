-- What can be found: one row for each place of a document, and for each review, action, system and report.
-- Derived throughout: documents are read in by the server, rows are followed by the triggers below.
CREATE TABLE `search_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`review_id` text,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`tags` text NOT NULL,
	`layers` text NOT NULL,
	`partner` integer NOT NULL,
	`member_id` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entries_once` ON `search_entries` (coalesce(`review_id`, ''), `key`);
--> statement-breakpoint
-- How far each document was read in, and in which form.
CREATE TABLE `search_documents` (
	`review_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`form` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
-- Parts of words of three characters and more, in any script, without accents. Holds no text of its own.
CREATE VIRTUAL TABLE `search_words` USING fts5(
	`title`, `text`, `tags`,
	content = 'search_entries', content_rowid = 'id',
	tokenize = 'trigram remove_diacritics 1'
);
--> statement-breakpoint
CREATE TRIGGER `search_entry_added` AFTER INSERT ON `search_entries` BEGIN
	INSERT INTO `search_words` (rowid, `title`, `text`, `tags`) VALUES (new.`id`, new.`title`, new.`text`, new.`tags`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_entry_gone` AFTER DELETE ON `search_entries` BEGIN
	INSERT INTO `search_words` (`search_words`, rowid, `title`, `text`, `tags`)
	VALUES ('delete', old.`id`, old.`title`, old.`text`, old.`tags`);
END;
--> statement-breakpoint
CREATE TRIGGER `search_entry_changed` AFTER UPDATE ON `search_entries`
WHEN old.`id` IS NOT new.`id` OR old.`title` IS NOT new.`title` OR old.`text` IS NOT new.`text` OR old.`tags` IS NOT new.`tags`
BEGIN
	INSERT INTO `search_words` (`search_words`, rowid, `title`, `text`, `tags`)
	VALUES ('delete', old.`id`, old.`title`, old.`text`, old.`tags`);
	INSERT INTO `search_words` (rowid, `title`, `text`, `tags`) VALUES (new.`id`, new.`title`, new.`text`, new.`tags`);
END;
--> statement-breakpoint
-- What is there already. No view and no trigger may name a table other than its own and the index: a migration that
-- builds a table anew could not rename it while something else names it.
INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'review', `id`, 'review', 'review', `title`, coalesce(`ai_system`, ''), '', '[]', 1, NULL FROM `reviews`;
--> statement-breakpoint
INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'action', `review_id`, 'actions/' || `action_id`, 'action', `title`,
		`detail` || char(10) || `measure_name` || char(10) || `baseline` || char(10) || `target` || char(10) || `source` || char(10) || `unintended` || char(10) || `equity`,
		replace(coalesce(`category`, ''), '-', ' '), `layers`, 1, `owner_id`
	FROM `actions` WHERE `status` <> 'withdrawn';
--> statement-breakpoint
INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'system', NULL, 'systems/' || s.`id`, 'system', s.`name`,
		s.`maker` || char(10) || s.`purpose` || char(10) || s.`out_of_scope` || char(10) || s.`setting` || char(10) || s.`inputs` || char(10) || s.`outputs` || char(10) || s.`seen_by` || char(10) || s.`limits`,
		coalesce((SELECT group_concat(v.`label`, char(10))
		FROM `ai_system_versions` v WHERE v.`system_id` = s.`id`), ''), '[]', 0, NULL
	FROM `ai_systems` s;
--> statement-breakpoint
INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'report', NULL, 'reports/' || `id`, 'report', '',
		`happened` || char(10) || `shown` || char(10) || `affected` || char(10) || `look_at` || char(10) || `system_name`,
		'', '[]', 0, `reporter_id`
	FROM `reports`;
--> statement-breakpoint
CREATE TRIGGER `search_review_added` AFTER INSERT ON `reviews` BEGIN
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'review', new.`id`, 'review', 'review', new.`title`, coalesce(new.`ai_system`, ''), '', '[]', 1, NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `search_review_changed` AFTER UPDATE OF `title`, `ai_system` ON `reviews` BEGIN
	UPDATE `search_entries` SET `title` = new.`title`, `text` = coalesce(new.`ai_system`, '')
	WHERE coalesce(`review_id`, '') = new.`id` AND `key` = 'review';
END;
--> statement-breakpoint
CREATE TRIGGER `search_action_added` AFTER INSERT ON `actions` BEGIN
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'action', new.`review_id`, 'actions/' || new.`action_id`, 'action', new.`title`,
		new.`detail` || char(10) || new.`measure_name` || char(10) || new.`baseline` || char(10) || new.`target` || char(10) || new.`source` || char(10) || new.`unintended` || char(10) || new.`equity`,
		replace(coalesce(new.`category`, ''), '-', ' '), new.`layers`, 1, new.`owner_id`
	WHERE new.`status` <> 'withdrawn';
END;
--> statement-breakpoint
CREATE TRIGGER `search_action_changed` AFTER UPDATE ON `actions` BEGIN
	DELETE FROM `search_entries`
	WHERE coalesce(`review_id`, '') = new.`review_id` AND `key` = 'actions/' || new.`action_id`;
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'action', new.`review_id`, 'actions/' || new.`action_id`, 'action', new.`title`,
		new.`detail` || char(10) || new.`measure_name` || char(10) || new.`baseline` || char(10) || new.`target` || char(10) || new.`source` || char(10) || new.`unintended` || char(10) || new.`equity`,
		replace(coalesce(new.`category`, ''), '-', ' '), new.`layers`, 1, new.`owner_id`
	WHERE new.`status` <> 'withdrawn';
END;
--> statement-breakpoint
CREATE TRIGGER `search_system_added` AFTER INSERT ON `ai_systems` BEGIN
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'system', NULL, 'systems/' || new.`id`, 'system', new.`name`,
		new.`maker` || char(10) || new.`purpose` || char(10) || new.`out_of_scope` || char(10) || new.`setting` || char(10) || new.`inputs` || char(10) || new.`outputs` || char(10) || new.`seen_by` || char(10) || new.`limits`,
		'', '[]', 0, NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `search_system_changed` AFTER UPDATE ON `ai_systems` BEGIN
	UPDATE `search_entries` SET `title` = new.`name`,
		`text` = new.`maker` || char(10) || new.`purpose` || char(10) || new.`out_of_scope` || char(10) || new.`setting` || char(10) || new.`inputs` || char(10) || new.`outputs` || char(10) || new.`seen_by` || char(10) || new.`limits`
	WHERE coalesce(`review_id`, '') = '' AND `key` = 'systems/' || new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_system_version_added` AFTER INSERT ON `ai_system_versions` BEGIN
	UPDATE `search_entries` SET `tags` = coalesce((SELECT group_concat(v.`label`, char(10))
		FROM `ai_system_versions` v WHERE v.`system_id` = new.`system_id`), '')
	WHERE coalesce(`review_id`, '') = '' AND `key` = 'systems/' || new.`system_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_system_version_changed` AFTER UPDATE ON `ai_system_versions` BEGIN
	UPDATE `search_entries` SET `tags` = coalesce((SELECT group_concat(v.`label`, char(10))
		FROM `ai_system_versions` v WHERE v.`system_id` = new.`system_id`), '')
	WHERE coalesce(`review_id`, '') = '' AND `key` = 'systems/' || new.`system_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_system_version_gone` AFTER DELETE ON `ai_system_versions` BEGIN
	UPDATE `search_entries` SET `tags` = coalesce((SELECT group_concat(v.`label`, char(10))
		FROM `ai_system_versions` v WHERE v.`system_id` = old.`system_id`), '')
	WHERE coalesce(`review_id`, '') = '' AND `key` = 'systems/' || old.`system_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_report_added` AFTER INSERT ON `reports` BEGIN
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'report', NULL, 'reports/' || new.`id`, 'report', '',
		new.`happened` || char(10) || new.`shown` || char(10) || new.`affected` || char(10) || new.`look_at` || char(10) || new.`system_name`,
		'', '[]', 0, new.`reporter_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `search_report_changed` AFTER UPDATE ON `reports` BEGIN
	UPDATE `search_entries` SET `text` = new.`happened` || char(10) || new.`shown` || char(10) || new.`affected` || char(10) || new.`look_at` || char(10) || new.`system_name`
	WHERE coalesce(`review_id`, '') = '' AND `key` = 'reports/' || new.`id`;
END;
