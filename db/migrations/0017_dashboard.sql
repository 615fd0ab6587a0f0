ALTER TABLE `actions` ADD `agreed_on` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `verified_on` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `last_outcome` text;--> statement-breakpoint
UPDATE `actions` SET `agreed_on` = (
	SELECT date(h.`at` / 1000, 'unixepoch') FROM `action_history` h
	WHERE h.`review_id` = `actions`.`review_id` AND h.`action_id` = `actions`.`action_id` AND h.`field` = 'status' AND h.`to` = 'agreed'
		AND h.`from` IN ('proposed', 'declined', 'not-funded', 'superseded', 'handed-to-programme')
	ORDER BY h.`id` DESC LIMIT 1
) WHERE `status` NOT IN ('proposed', 'withdrawn');--> statement-breakpoint
UPDATE `actions` SET `verified_on` = (
	SELECT date(h.`at` / 1000, 'unixepoch') FROM `action_history` h
	WHERE h.`review_id` = `actions`.`review_id` AND h.`action_id` = `actions`.`action_id` AND h.`field` = 'status' AND h.`to` = 'verified-effective'
		AND h.`id` > coalesce((
			SELECT max(l.`id`) FROM `action_history` l
			WHERE l.`review_id` = h.`review_id` AND l.`action_id` = h.`action_id` AND l.`field` = 'status'
				AND l.`to` NOT IN ('verified-effective', 'awaiting-check', 'implemented')
		), 0)
	ORDER BY h.`id` LIMIT 1
) WHERE `status` IN ('verified-effective', 'awaiting-check');--> statement-breakpoint
UPDATE `actions` SET `last_outcome` = (
	SELECT c.`outcome` FROM `action_checks` c
	WHERE c.`review_id` = `actions`.`review_id` AND c.`action_id` = `actions`.`action_id` AND c.`outcome` IS NOT NULL
	ORDER BY c.`at` DESC, c.`id` DESC LIMIT 1
);--> statement-breakpoint
CREATE INDEX `actions_by_strength` ON `actions` (`status`,`strength`);--> statement-breakpoint
CREATE INDEX `actions_implemented` ON `actions` (`implemented_on`,`agreed_on`) WHERE "actions"."implemented_on" is not null;--> statement-breakpoint
CREATE INDEX `actions_verified` ON `actions` (`verified_on`,`implemented_on`) WHERE "actions"."verified_on" is not null;--> statement-breakpoint
CREATE INDEX `actions_checked` ON `actions` (`last_outcome`,`category`) WHERE "actions"."last_outcome" is not null;--> statement-breakpoint
CREATE INDEX `action_factors_by_factor` ON `action_factors` (`review_id`,`factor_id`,`action_id`);