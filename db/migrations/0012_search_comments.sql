-- Comments are found too, followed by triggers like the other rows. A removed comment has no words and no entry.
-- No trigger names a table other than its own and the index.
INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'comment', `review_id`, 'comments/' || `id`, 'comment', '', `text`, '', '[]', 0, NULL
	FROM `comments` WHERE `deleted_at` IS NULL;
--> statement-breakpoint
CREATE TRIGGER `search_comment_added` AFTER INSERT ON `comments` BEGIN
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'comment', new.`review_id`, 'comments/' || new.`id`, 'comment', '', new.`text`, '', '[]', 0, NULL
	WHERE new.`deleted_at` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `search_comment_changed` AFTER UPDATE OF `text`, `deleted_at` ON `comments` BEGIN
	DELETE FROM `search_entries`
	WHERE coalesce(`review_id`, '') = new.`review_id` AND `key` = 'comments/' || new.`id`;
	INSERT INTO `search_entries` (`source`, `review_id`, `key`, `kind`, `title`, `text`, `tags`, `layers`, `partner`, `member_id`)
	SELECT 'comment', new.`review_id`, 'comments/' || new.`id`, 'comment', '', new.`text`, '', '[]', 0, NULL
	WHERE new.`deleted_at` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `search_comment_gone` AFTER DELETE ON `comments` BEGIN
	DELETE FROM `search_entries`
	WHERE coalesce(`review_id`, '') = old.`review_id` AND `key` = 'comments/' || old.`id`;
END;
